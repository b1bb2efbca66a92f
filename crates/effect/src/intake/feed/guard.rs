//! Which addresses the server may ask. An address that somebody types must lead out of the building: https only, and to no
//! address of the machine or of a network of one's own, whatever its name is. Names are judged by what they resolve to, in
//! the moment of asking, so that none can mean something else a moment later. The operator may name hosts that are
//! excepted; the services that the operator's settings name are the operator's to answer for.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use super::FetchFault;

/// Who says that an address may be asked.
#[derive(Clone, Copy, Debug)]
pub(super) enum Word<'a> {
    /// The operator, in the settings.
    Operator,
    /// Somebody who typed it; the operator lets these hosts be asked wherever they are.
    Anybody(&'a [String]),
}

/// Reads an address.
///
/// # Errors
/// [`FetchFault::Address`] when it is none.
pub(super) fn uri(url: &str) -> Result<Uri, FetchFault> {
    let uri: Uri = url.parse().map_err(|_| FetchFault::Address(url.to_owned()))?;
    if uri.host().is_some_and(|host| !host.is_empty()) && uri.scheme().is_some() {
        Ok(uri)
    } else {
        Err(FetchFault::Address(url.to_owned()))
    }
}

/// The host of an address as names are compared: lower case, without brackets and without the stop at its end.
fn host(uri: &Uri) -> String {
    uri.host().unwrap_or_default().trim_matches(['[', ']']).trim_end_matches('.').to_lowercase()
}

impl Word<'_> {
    /// Tells whether an address may be asked wherever it leads.
    fn excepts(self, uri: &Uri) -> bool {
        let Self::Anybody(hosts) = self else { return true };
        let host = host(uri);
        let with_port = uri.port_u16().map(|port| format!("{host}:{port}"));
        hosts.iter().map(|known| known.trim().to_lowercase()).any(|known| known == host || Some(known) == with_port)
    }

    /// Checks that an address may be asked, as far as it shows without asking what its name means.
    ///
    /// # Errors
    /// [`FetchFault::Address`], [`FetchFault::Unsafe`].
    pub(super) fn check(self, url: &str) -> Result<(), FetchFault> {
        let uri = uri(url)?;
        let has_user = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
        let host = host(&uri);
        let is_here = host == "localhost" || host.ends_with(".localhost");
        let is_inside = is_here || host.parse::<IpAddr>().is_ok_and(|address| !is_public(address));
        let is_safe = match uri.scheme_str() {
            Some("http" | "https") if self.excepts(&uri) => true,
            Some("https") => !is_inside,
            _ => false,
        };
        if is_safe && !has_user { Ok(()) } else { Err(FetchFault::Unsafe(url.to_owned())) }
    }

    /// What asks an address. Without the operator's word no proxy is used, which would look the name up by itself.
    ///
    /// # Errors
    /// [`FetchFault::Address`].
    pub(super) fn agent(self, url: &str, config: Config) -> Result<ureq::Agent, FetchFault> {
        let uri = uri(url)?;
        if self.excepts(&uri) {
            return Ok(config.into());
        }
        Ok(ureq::Agent::with_parts(config, DefaultConnector::default(), OutsideOnly::default()))
    }

    /// Tells whether a proxy may ask an address. Proxies are for other machines.
    pub(super) fn may_use_proxy(self, url: &str) -> bool {
        let is_loopback = |host: &str| host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        uri(url).is_ok_and(|uri| {
            let host = host(&uri);
            self.excepts(&uri) && host != "localhost" && !is_loopback(&host)
        })
    }
}

/// Looks names up, and refuses those that mean an address inside.
#[derive(Debug, Default)]
struct OutsideOnly(DefaultResolver);

/// What a refused name is told by.
const INSIDE: std::io::ErrorKind = std::io::ErrorKind::PermissionDenied;

impl Resolver for OutsideOnly {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        // One address inside is enough: which of them is asked is not ours to say.
        if found.iter().all(|address| is_public(address.ip())) {
            Ok(found)
        } else {
            Err(ureq::Error::Io(std::io::Error::new(INSIDE, "an address inside")))
        }
    }
}

/// Tells whether asking failed because a name means an address inside.
pub(super) fn is_refused(error: &ureq::Error) -> bool {
    matches!(error, ureq::Error::Io(error) if error.kind() == INSIDE)
}

/// Tells whether an address is one of the public network. What is not known to be is not.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_special = match (first, second, third) {
        // This network; carriers' networks; protocols and the old relays of 6to4; trials of equipment; multicast and what
        // is kept for later.
        (0, ..) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _) | (224.., ..) => true,
        _ => false,
    };
    !(is_special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

/// Of the sixth version only 2000::/3 is in use in public. In it, what wraps an address of the fourth version (6to4, Teredo)
/// could wrap one inside. Networks that have only the sixth reach the fourth through 64:ff9b::/96.
fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let ([first, second], [third, fourth]) = (high.to_be_bytes(), low.to_be_bytes());
            is_public_v4(Ipv4Addr::new(first, second, third, fourth))
        }
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_types_is_asked_over_https_and_outside_only() {
        let typed = Word::Anybody(&[]);
        for url in ["https://api.statbank.dk/v1/data", "https://data.example:8443/x.json?y=1", "https://8.8.8.8/x"] {
            assert_eq!(typed.check(url), Ok(()), "{url}");
        }
        for url in [
            "http://127.0.0.1:9000/x",
            "http://localhost/x",
            "https://LOCALHOST/x",
            "https://localhost./x",
            "https://pejl.localhost/x",
            "https://[::1]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://[fd00::1]/x",
            "https://0.0.0.0/x",
            "https://10.1.2.3/x",
            "https://172.16.0.1/x",
            "https://192.168.1.1./x",
            "https://169.254.169.254/x",
            "http://data.example/x",
            "ftp://data.example/x",
            "https://me:secret@data.example/x",
        ] {
            assert!(matches!(typed.check(url), Err(FetchFault::Unsafe(_))), "{url}");
        }
        for url in ["", "x", "/etc/passwd", "https://"] {
            assert!(matches!(typed.check(url), Err(FetchFault::Address(_))), "{url}");
        }
    }

    #[test]
    fn a_host_that_the_operator_names_is_asked_wherever_it_is_and_no_other() {
        let hosts = ["Data.Intern".to_owned(), "127.0.0.1:9000".to_owned()];
        let typed = Word::Anybody(&hosts);
        for url in ["https://data.intern/x", "http://DATA.intern.:8080/x", "http://127.0.0.1:9000/x"] {
            assert_eq!(typed.check(url), Ok(()), "{url}");
        }
        for url in ["http://127.0.0.1:9001/x", "http://127.0.0.1/x", "https://x@data.intern/x", "http://a.data.intern/"]
        {
            assert!(matches!(typed.check(url), Err(FetchFault::Unsafe(_))), "{url}");
        }
        assert!(typed.may_use_proxy("https://data.intern/x"));
        assert!(!typed.may_use_proxy("https://data.example/x"), "a proxy would look the name up by itself");
        assert!(!Word::Operator.may_use_proxy("http://127.0.0.1:9000/x"));
    }

    #[test]
    fn addresses_inside_are_known_in_every_form() {
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "fc00::1",
            "fdff::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["8.8.8.8", "172.32.0.1", "192.0.1.1", "2a01:4f8::1", "2001:4860:4860::8888", "64:ff9b::808:808"]
        {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn a_name_that_means_this_machine_is_refused_when_it_is_looked_up() {
        let config = || ureq::Agent::config_builder().proxy(None).build();
        // No address as it is written, but one as machines read it.
        let url = "https://127.1/x.json";
        let typed = Word::Anybody(&[]);
        assert_eq!(typed.check(url), Ok(()));
        let asked = typed.agent(url, config()).unwrap().get(url).call();
        assert!(is_refused(&asked.unwrap_err()));
    }
}
