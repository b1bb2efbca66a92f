//! How the objects of the form are declared: once, with their keys, so that reading, writing and the schema cannot
//! come to know different ones.

use super::field::Fields;
use super::json::tree::Node;
use super::json::value::Json;
use super::reader::Reader;
use super::remarks::{Remarks, Stood};

/// One key of an object of the form.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it stands in a file.
    pub name: &'static str,
    /// Whether it must be there, and not be empty.
    pub must: bool,
    /// What its value is.
    pub kind: Kind,
}

/// What the value of a key is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number from 1.
    Number,
    /// True or false.
    Flag,
    /// One of the words of [`super::TaskKind`].
    TaskKind,
    /// An object with these keys.
    One(fn() -> Vec<Key>),
    /// A list of objects with these keys.
    Many(fn() -> Vec<Key>),
    /// A list of texts, each of which may also be an object with these keys.
    Texts(fn() -> Vec<Key>),
}

/// A value that stands at a key.
pub(super) trait Field: Default {
    /// Whether it must be there.
    const MUST: bool = false;
    /// What it is.
    const KIND: Kind;

    /// Reads it; what is wrong is told to the reader, and the default returned in its stead.
    fn read(node: &Node, reader: &mut Reader) -> Self;

    /// Returns what is written, or nothing when there is nothing to say.
    fn json(&self) -> Option<Json>;

    /// What is written when there is nothing to say, but the key was there before.
    fn nothing(_was: Stood) -> Json {
        Json::Null
    }
}

/// A field on its way out: the key, what it says, and what to write if it says nothing.
pub(super) struct Out {
    pub(super) key: &'static str,
    pub(super) json: Option<Json>,
    pub(super) nothing: fn(Stood) -> Json,
}

impl Out {
    pub(super) fn of<F: Field>(key: &'static str, field: &F) -> Self {
        Self { key, json: field.json(), nothing: F::nothing }
    }
}

impl Key {
    pub(super) const fn of<F: Field>(name: &'static str) -> Self {
        Self { name, must: F::MUST, kind: F::KIND }
    }
}

/// A group of keys that stand in one object.
pub(super) trait Parts: Default {
    /// Adds the keys in the order of a file that is made new.
    fn keys(keys: &mut Vec<Key>);
    /// Takes the values from an object.
    fn take(fields: &mut Fields<'_>) -> Self;
    /// Adds the values.
    fn give(&self, out: &mut Vec<Out>);
}

/// An object of the form: its keys, and its remarks.
pub(super) trait Object: Parts {
    /// Whether a plain text may stand instead of an object that only has a text.
    const SHORT: bool;
    /// What else the file said.
    fn remarks(&self) -> &Remarks;
    /// The same, to be changed.
    fn remarks_mut(&mut self) -> &mut Remarks;
}

/// Returns all keys of an object.
pub(super) fn keys_of<T: Parts>() -> Vec<Key> {
    let mut keys = Vec::new();
    T::keys(&mut keys);
    keys
}

/// Declares a group of keys.
macro_rules! parts {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $key:ident : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $key: $type,)*
        }

        impl $crate::exchange::object::Parts for $name {
            fn keys(keys: &mut Vec<$crate::exchange::object::Key>) {
                $(keys.push($crate::exchange::object::Key::of::<$type>(stringify!($key)));)*
            }

            fn take(fields: &mut $crate::exchange::field::Fields<'_>) -> Self {
                Self { $($key: fields.take(stringify!($key)),)* }
            }

            fn give(&self, out: &mut Vec<$crate::exchange::object::Out>) {
                $(out.push($crate::exchange::object::Out::of(stringify!($key), &self.$key));)*
            }
        }
    };
}

/// Declares an object: its own keys, and at most one group of others. `short`: a text may stand in its place.
macro_rules! object {
    (@short) => { false };
    (@short short) => { true };
    ($(#[$doc:meta])* $name:ident $($short:ident)? { $($(#[$about:meta])* $key:ident : $type:ty,)* }
     $($(#[$more:meta])* + $group:ident : $parts:ty)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $key: $type,)*
            $($(#[$more])* pub $group: $parts,)?
            /// What else the file said.
            pub remarks: $crate::exchange::Remarks,
        }

        impl $crate::exchange::object::Parts for $name {
            fn keys(keys: &mut Vec<$crate::exchange::object::Key>) {
                $(keys.push($crate::exchange::object::Key::of::<$type>(stringify!($key)));)*
                $(<$parts as $crate::exchange::object::Parts>::keys(keys);)?
            }

            fn take(fields: &mut $crate::exchange::field::Fields<'_>) -> Self {
                Self {
                    $($key: fields.take(stringify!($key)),)*
                    $($group: <$parts as $crate::exchange::object::Parts>::take(fields),)?
                    remarks: fields.remarks(),
                }
            }

            fn give(&self, out: &mut Vec<$crate::exchange::object::Out>) {
                $(out.push($crate::exchange::object::Out::of(stringify!($key), &self.$key));)*
                $(<$parts as $crate::exchange::object::Parts>::give(&self.$group, out);)?
            }
        }

        impl $crate::exchange::object::Object for $name {
            const SHORT: bool = object!(@short $($short)?);

            fn remarks(&self) -> &$crate::exchange::Remarks {
                &self.remarks
            }

            fn remarks_mut(&mut self) -> &mut $crate::exchange::Remarks {
                &mut self.remarks
            }
        }
    };
}

pub(super) use {object, parts};
