//! Core tasks and the trace: the north that everything else hangs on.
