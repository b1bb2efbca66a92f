//! Each rule by hand, then all of them against the rules written out window by window.

mod by_hand;
mod properties;
mod shown;
