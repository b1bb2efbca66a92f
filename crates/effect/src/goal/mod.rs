//! What the council wants to happen for those whom a core area is for.
