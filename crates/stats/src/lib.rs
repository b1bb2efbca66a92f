//! Statistics: agreement between coders. Pure: numbers in, values out.
