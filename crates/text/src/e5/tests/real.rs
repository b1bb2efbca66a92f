//! The real file, where it can be had: `scripts/model` fetches it, or `PEJL_MODEL_FILE` names it.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::e5::file::ModelFile;
use crate::e5::{E5, SOURCE_SHA256, cut_to_danish};
use crate::passage::Encoder;

/// Where `scripts/model` puts what it fetches.
fn cache() -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))?;
    Some(cache.join("pejl/model"))
}

/// The whole model file; `None`, and a line that says so, where it is not at hand.
fn source() -> Option<&'static [u8]> {
    static FILE: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    let named = || std::env::var_os("PEJL_MODEL_FILE").map(PathBuf::from);
    let file = FILE.get_or_init(|| {
        let path = named().or_else(|| Some(cache()?.join("e5-small-q4.bin")))?;
        let read = std::fs::read(path);
        if read.is_err() {
            println!("skipped: the language model is not at hand (scripts/model fetches it)");
        }
        read.ok()
    });
    file.as_deref()
}

/// Texts and what the package's own engine makes of them, as `scripts/model` wrote them down.
fn reference() -> Vec<(String, Vec<f64>)> {
    let lines = cache().and_then(|folder| std::fs::read_to_string(folder.join("reference.jsonl")).ok());
    if lines.is_none() {
        println!("skipped: no vectors of the package's own engine are at hand (scripts/model makes them)");
    }
    let lines = lines.unwrap_or_default();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn cosine(one: &[f32], other: &[f64]) -> f64 {
    let dot: f64 = one.iter().zip(other).map(|(one, other)| f64::from(*one) * other).sum();
    let length = other.iter().map(|value| value * value).sum::<f64>().sqrt();
    dot / length
}

#[test]
fn the_published_test_texts_become_the_published_pieces_and_vectors() {
    let Some(bytes) = source() else { return };
    let model = E5::read(bytes).unwrap();
    assert_eq!(model.fingerprint(), SOURCE_SHA256);
    let cases: &[(&str, &[u32], &[f32])] = &[
        ("Glade børn", &[90040, 13, 20627], &[0.05114, 0.013, -0.06295, -0.0786, 0.06701, -0.01444]),
        (
            "Samarbejde på tværs af aktører/enheder",
            &[3362, 68211, 109, 78007, 7, 261, 194_058, 64, 33, 48535],
            &[0.05163, -0.00972, -0.06562, -0.07768, 0.08591, -0.00922],
        ),
        (
            "Lavt sygefravær blandt personale og elever",
            &[84393, 18, 128_139, 6000, 17052, 33618, 16514, 60, 35365],
            &[0.06497, 0.0094, -0.06607, -0.09696, 0.08971, -0.00249],
        ),
        ("", &[6], &[]),
        ("½ time … ﬁn", &[78660, 1733, 153, 2270], &[]),
        ("Lavt fravær i skole/daginst.", &[84393, 18, 588, 17052, 17, 18700, 64, 6391, 19, 271, 5], &[]),
    ];
    for (words, ids, start) in cases {
        assert_eq!(model.vocabulary.pieces("query: ", words), [&[41, 1294, 12], *ids].concat(), "{words}");
        let vector = model.encode(words);
        for (got, expected) in vector.iter().zip(*start) {
            assert!((got - expected).abs() < 2e-3, "{words}: {got} for {expected}");
        }
    }
    let (one, other) = (model.encode("Glade børn"), model.encode("Sunde og glade børn"));
    let alike: f32 = one.iter().zip(&other).map(|(one, other)| one * other).sum();
    assert!((alike - 0.948).abs() < 2e-3, "{alike}");
    // From a Mac or a PDF, with å of two signs and a soft hyphen, the same text has the same meaning.
    assert_eq!(model.encode(" pa\u{30a} tvæ\u{ad}rs\n"), model.encode("på tværs"));
}

#[test]
fn real_statements_mean_to_the_whole_and_the_cut_model_what_they_mean_to_the_packages_own_engine() {
    let Some(bytes) = source() else { return };
    let cut = cut_to_danish(bytes).unwrap();
    let taken_apart = ModelFile::read(&cut).unwrap();
    // 110,420 of the Latin alphabet, and the least likely of all.
    assert_eq!(taken_apart.pieces.len(), 110_421);
    println!("cut to {} bytes", cut.len());
    let (whole, cut) = (E5::read(bytes).unwrap(), E5::read(&cut).unwrap());
    let reference = reference();
    let texts: Vec<&str> = reference.iter().map(|(words, _)| words.as_str()).collect();
    let vectors = whole.encode_all(&texts);
    assert_eq!(vectors, cut.encode_all(&texts), "cutting changed what a statement means");
    let cosines: Vec<f64> = vectors.iter().zip(&reference).map(|(ours, (_, theirs))| cosine(ours, theirs)).collect();
    let least = cosines.iter().copied().fold(1.0, f64::min);
    let mean = cosines.iter().sum::<f64>() / cosines.len().max(1) as f64;
    println!("cosine to the package's own engine over {} texts: least {least:.5}, mean {mean:.5}", cosines.len());
    assert!(least >= 0.999, "{least}");
}
