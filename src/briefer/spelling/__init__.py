"""Words held against the dictionaries that ship (assets/dictionaries), in a process of its own.

To read a dictionary, and to find what may have been meant, hunspell holds up every thread of its
process for as long as a tenth of a second.

dictionary  which words are right in a language, and what was meant by the others
__main__    the process, which answers questions line by line
"""
