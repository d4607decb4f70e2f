"""The library in the window: its items as pictures of pages, and files that come in or go out.

page      the page: kinds, cards, and what is done with the chosen one; `head` has the search
entry     an item with what is told of it: where it lies, who made it, what is wrong with it
listing   the items, read on the lane
shelf     the model of the cards, with their pictures; `card` paints one
detail    what is told of the chosen item, and what can be done with it
editing   the forms that edit items, by kind
naming    asks for the name of a copy, or another one
offer     the dialog that shows what a file holds before it comes in; `look` does the work
difference how what is offered stands to what there is; `proofs` are the pages in it
knowing   takes in the key of someone else
parcel    the dialog that writes one file of an item and what it needs
signing   the fields of it that choose a key, and making one
keyring   the dialog of the keys that are known
change    what is done with one's own items, and undone
bin       the dialog of what was removed
folder    the dialog that chooses the shared folder
"""
