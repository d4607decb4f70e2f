"""The command line: what was typed -> the pipeline and the library -> words and an exit status.

    command     from the words to the command, and what became of it to an exit status
    parser      commands, options, examples; nothing heavy is imported for it
    output      what is printed, and where
    new, export, check, update, items, library, keys, completion: the commands
    failure     a bug, told without a word of a briefing

It knows no window, and nothing of how editions are made. A command is a module with one function
`run(options)` that returns the exit status; it is imported only when it was asked for.
"""
