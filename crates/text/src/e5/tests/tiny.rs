//! A model file so small that it can be computed by hand, in the layout of the real one.

/// Values per token.
pub(super) const WIDTH: usize = 32;
/// Heads.
pub(super) const HEADS: usize = 2;
/// Layers.
pub(super) const LAYERS: usize = 2;
/// Values per token inside a layer.
pub(super) const INNER: usize = 64;
/// The longest row of tokens.
pub(super) const POSITIONS: usize = 48;
/// What keeps the norms from dividing by zero.
pub(super) const EPSILON: f32 = 1e-12;

/// The pieces and their scores. The least likely is one that no Danish text needs.
pub(super) const PIECES: &[(&str, f32)] = &[
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("\u{2581}", -3.0),
    ("\u{2581}query", -4.0),
    (":", -3.5),
    ("a", -5.0),
    ("ш", -6.0),
    ("b", -5.5),
    ("ab", -6.0),
    ("\u{2581}ab", -6.5),
    ("ba", -7.0),
    ("æ", -6.2),
    ("\u{2581}a", -6.1),
    ("ж", -12.0),
    ("<", -8.0),
    ("s", -8.0),
    (">", -8.0),
    ("<mask>", 0.0),
];

/// A matrix: its name, its values when it is plain, its blocks when it is packed.
pub(super) enum Matrix {
    Plain(String, Vec<f32>),
    Packed(String, Vec<u8>),
}

impl Matrix {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Plain(name, _) | Self::Packed(name, _) => name,
        }
    }
}

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn plain(&mut self, name: &str, len: usize, around: f32) -> Matrix {
        let values = (0..len).map(|_| around + (self.next() % 1000) as f32 / 2500.0 - 0.2);
        Matrix::Plain(name.to_owned(), values.collect())
    }

    fn packed(&mut self, name: &str, len: usize) -> Matrix {
        let blocks = (0..len / 32).flat_map(|_| {
            let scale = half::f16::from_f32((self.next() % 200) as f32 / 2000.0 - 0.05);
            let mut block = scale.to_le_bytes().to_vec();
            block.extend((0..16).map(|_| self.next() as u8));
            block
        });
        Matrix::Packed(name.to_owned(), blocks.collect())
    }
}

/// All matrices of the small model.
pub(super) fn matrices() -> Vec<Matrix> {
    let mut dice = Dice(7);
    let mut all = vec![
        dice.packed("emb.word", (PIECES.len() + 2) * WIDTH),
        dice.plain("emb.pos", POSITIONS * WIDTH, 0.0),
        dice.plain("emb.type", 2 * WIDTH, 0.0),
        dice.plain("emb.ln.w", WIDTH, 1.0),
        dice.plain("emb.ln.b", WIDTH, 0.0),
    ];
    for nth in 0..LAYERS {
        for (name, outputs, inputs) in
            [("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH), ("ao", WIDTH, WIDTH)]
        {
            all.push(dice.packed(&format!("l{nth}.{name}.w"), outputs * inputs));
            all.push(dice.plain(&format!("l{nth}.{name}.b"), outputs, 0.0));
        }
        all.push(dice.plain(&format!("l{nth}.aln.w"), WIDTH, 1.0));
        all.push(dice.plain(&format!("l{nth}.aln.b"), WIDTH, 0.0));
        for (name, outputs, inputs) in [("fi", INNER, WIDTH), ("fo", WIDTH, INNER)] {
            all.push(dice.packed(&format!("l{nth}.{name}.w"), outputs * inputs));
            all.push(dice.plain(&format!("l{nth}.{name}.b"), outputs, 0.0));
        }
        all.push(dice.plain(&format!("l{nth}.oln.w"), WIDTH, 1.0));
        all.push(dice.plain(&format!("l{nth}.oln.b"), WIDTH, 0.0));
    }
    all
}

/// The small model as a file.
pub(super) fn file() -> Vec<u8> {
    file_of(&matrices())
}

/// A file with these matrices.
pub(super) fn file_of(matrices: &[Matrix]) -> Vec<u8> {
    let mut out = b"E5S1".to_vec();
    for number in [1, WIDTH, LAYERS, HEADS, INNER, PIECES.len() + 2, POSITIONS, 2] {
        out.extend((number as u32).to_le_bytes());
    }
    out.extend(EPSILON.to_le_bytes());
    for number in [32, PIECES.len(), 0, 2, 1, 3] {
        out.extend((number as u32).to_le_bytes());
    }
    let size: usize = PIECES.iter().map(|(piece, _)| piece.len()).sum();
    out.extend((size as u64).to_le_bytes());
    let mut at = 0u32;
    out.extend(at.to_le_bytes());
    for (piece, _) in PIECES {
        at += piece.len() as u32;
        out.extend(at.to_le_bytes());
    }
    out.extend(PIECES.iter().flat_map(|(_, score)| score.to_le_bytes()));
    out.extend(PIECES.iter().flat_map(|(piece, _)| piece.bytes()));
    let map: &[(char, &str)] = &[('\t', " "), ('\u{7f}', ""), ('ﬁ', "ab")];
    let entries: Vec<u8> = map
        .iter()
        .flat_map(|(from, to)| {
            let mut entry = (*from as u32).to_le_bytes().to_vec();
            entry.push(to.chars().count() as u8);
            entry.extend(to.chars().flat_map(|sign| (sign as u32).to_le_bytes()));
            entry
        })
        .collect();
    out.extend((map.len() as u32).to_le_bytes());
    out.extend((entries.len() as u32).to_le_bytes());
    out.extend(entries);
    append(&mut out, matrices);
    out
}

fn append(out: &mut Vec<u8>, matrices: &[Matrix]) {
    out.extend((matrices.len() as u32).to_le_bytes());
    let directory: usize = matrices.iter().map(|matrix| matrix.name().len() + 23).sum();
    let mut at = (out.len() + directory).next_multiple_of(64);
    let mut data = Vec::new();
    for matrix in matrices {
        let (kind, len, bytes): (u8, usize, Vec<u8>) = match matrix {
            Matrix::Plain(_, values) => {
                (0, values.len(), values.iter().flat_map(|value| value.to_le_bytes()).collect())
            }
            Matrix::Packed(_, blocks) => (1, blocks.len() / 18 * 32, blocks.clone()),
        };
        out.extend((matrix.name().len() as u16).to_le_bytes());
        out.extend(matrix.name().bytes());
        out.push(kind);
        out.extend((len as u32).to_le_bytes());
        out.extend((at as u64).to_le_bytes());
        out.extend((bytes.len() as u64).to_le_bytes());
        at = (at + bytes.len()).next_multiple_of(64);
        data.push(bytes);
    }
    for bytes in data {
        out.resize(out.len().next_multiple_of(64), 0);
        out.extend(bytes);
    }
    out.resize(out.len().next_multiple_of(64), 0);
}
