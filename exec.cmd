@rem npm's scripts begin with exec, so that a signal to npm reaches the program and not only the shell. This stands in for it on Windows.
@%*
