//! A report such as a municipality would send out, with every kind of block, for tests and for looking at.

use report::{
    Align, Block, Colour, Column, Date, Document, Figure, FirstColumn, Heading, Inline, Language, List, Ordering,
    Photo, Quote, Table, TableRow,
};

/// A drawing of three bars.
pub(crate) const BARS: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 220" font-family="IBM Plex Sans, sans-serif" font-size="14">
<defs><linearGradient id="shade"><stop offset="0" stop-color="#1d4f73"/><stop offset="1" stop-color="#4f86ad"/></linearGradient></defs>
<text x="0" y="34">Dagtilbud</text><rect x="130" y="14" width="420" height="30" fill="url(#shade)"/><text x="560" y="34">82 %</text>
<text x="0" y="94">Skoler</text><rect x="130" y="74" width="350" height="30" fill="#1d4f73"/><text x="490" y="94">68 %</text>
<text x="0" y="154">Ældrepleje</text><rect x="130" y="134" width="300" height="30" fill="#1d4f73"/><text x="440" y="154">59 %</text>
<line x1="130" y1="0" x2="130" y2="190" stroke="#55626d"/></svg>"##;

/// Returns a photograph of these dots: a sky that darkens.
pub(crate) fn photo(width: u32, height: u32) -> Vec<u8> {
    let colour = |_, y| image::Rgb([90, 140, u8::try_from(255 - y * 100 / height).unwrap()]);
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .encode_image(&image::RgbImage::from_fn(width, height, colour))
        .unwrap();
    jpeg
}

/// Returns a booklet of voices: short ones and one that fills more than a page.
pub(crate) fn booklet() -> Document {
    let said = "Vi sætter mål for indsatsen sammen med borgeren, så borgerens egne mål og ønsker er med til at bestemme, hvad vi samarbejder om. Det kan være en borger, der har svært ved at gå i bad selv, eller en, der gerne vil byde på kaffe i haven.";
    let mut blocks = Vec::new();
    for (index, workplace) in ["Hjemmeplejen", "Biblioteket", "Dagplejen", "Ejendomme og vej"].iter().enumerate() {
        blocks.push(heading(1, workplace, &format!("stemme-{index}")));
        if index % 2 == 0 {
            let jpeg = photo(600, 400 + 500 * u32::try_from(index).unwrap());
            blocks.push(Block::Photo(Photo { jpeg, alt: "To mennesker i en have".to_owned() }));
        }
        let paragraphs = vec![text(said); if index == 1 { 14 } else { 2 }];
        blocks
            .push(Block::Quote(Quote { paragraphs, source: text("– Ergoterapeut, Center for Sundhed og Velfærd") }));
    }
    Document {
        title: "Mestring og udfoldelse – vores kerneopgave".to_owned(),
        subtitle: "Hvordan bidrager I på jeres arbejdsplads til, at borgeren mestrer sit liv?".to_owned(),
        blocks,
        ..empty()
    }
}

/// Returns plain text as a line.
pub(crate) fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

/// Returns a heading block.
pub(crate) fn heading(level: u8, words: &str, id: &str) -> Block {
    Block::Heading(Heading { level, text: words.to_owned(), id: id.to_owned() })
}

/// Returns a document with no blocks.
pub(crate) fn empty() -> Document {
    Document {
        title: "Styring efter kerneopgaven".to_owned(),
        subtitle: "Status til Økonomiudvalget, 2. halvår 2026".to_owned(),
        organisation: "Ærøvig Kommune".to_owned(),
        language: Language::Danish,
        date: Date::parse("2026-11-21").unwrap(),
        date_text: "21. november 2026".to_owned(),
        contents_title: "Indhold".to_owned(),
        accent: Some(Colour::parse("#1d4f73").unwrap()),
        blocks: Vec::new(),
    }
}

/// Returns a short report with every kind of block.
pub(crate) fn report() -> Document {
    Document { blocks: chapter(1), ..empty() }
}

/// Returns a report with this many chapters, each about three pages long.
pub(crate) fn long_report(chapters: usize) -> Document {
    Document { blocks: (1..=chapters).flat_map(chapter).collect(), ..empty() }
}

fn chapter(number: usize) -> Vec<Block> {
    let mut blocks = vec![
        heading(1, &format!("Forvaltning {number}: børn, unge og læringsfællesskaber"), &format!("k{number}")),
        Block::Paragraph(vec![
            Inline::Text("Kerneopgaven er den forandring, vi er sat i verden for at skabe sammen med borgerne. Denne status viser, ".to_owned()),
            Inline::Strong("hvad vi er lykkedes med".to_owned()),
            Inline::Text(", hvor vi er i tvivl, og hvad udvalget skal tage stilling til. Grundlaget er ".to_owned()),
            Inline::Emphasis("medarbejdernes egne svar".to_owned()),
            Inline::Text(", jf. udsagn ".to_owned()),
            Inline::Reference { text: format!("KO-{number}.3"), target_id: format!("k{number}-3") },
            Inline::Text(". Læs mere på ".to_owned()),
            Inline::link("kommunens side om kerneopgaven", "https://example.org/kerneopgaven?år=2026"),
            Inline::Text(" og i afsnittet ".to_owned()),
            Inline::Reference { text: "Det samlede billede".to_owned(), target_id: format!("k{number}-tal") },
            Inline::Text(".".to_owned()),
        ]),
        heading(2, "Hvad borgerne skal mærke", &format!("k{number}-maerke")),
        Block::Paragraph(text("Alle børn skal opleve voksne, som vil dem, og fællesskaber, hvor der er brug for dem. Det kræver, at arbejdsmarkedsforvaltningen, sundhedsplejen og dagtilbuddene arbejder efter samme retning, også når budgetterne er stramme og hverdagen er presset.")),
        Block::List(List { ordering: Ordering::Bulleted, items: vec![
            text("Færre skift mellem voksne i løbet af barnets første tre år."),
            text("Tidlig hjælp til familier, før mistrivsel bliver til fravær."),
            text("En fælles plan på tværs af forvaltninger, som familien selv har været med til at lægge, og som alle omkring barnet kender og bruger i hverdagen."),
        ]}),
        heading(3, "Sådan går vi frem", &format!("k{number}-frem")),
        Block::List(List { ordering: Ordering::Numbered, items: vec![
            text("Lederne formulerer opgaven sammen med deres medarbejdere."),
            text("Udsagnene samles, og uenigheder gøres synlige."),
            text("Udvalget vælger, hvad der skal måles på, og hvad der ikke længere skal måles."),
        ]}),
        Block::Note(vec![Inline::Strong("Udvalget skal tage stilling: ".to_owned()), Inline::Text("Skal målingen af udmeldte timer stoppe fra 1. januar 2027, så tiden kan bruges på opfølgning med familierne?".to_owned())]),
        heading(2, "Det samlede billede", &format!("k{number}-tal")),
    ];
    blocks.push(Block::Table(table(number)));
    blocks.push(Block::Figure(Figure {
        svg: BARS.to_owned(),
        alt: "Søjler: 82 % i dagtilbud, 68 % på skoler og 59 % i ældreplejen kan sætte ord på kerneopgaven.".to_owned(),
        caption: "Andel, der kan sætte ord på kerneopgaven".to_owned(),
    }));
    blocks.push(heading(3, "Vurdering", &format!("k{number}-vurdering")));
    for _ in 0..3 {
        blocks.push(Block::Paragraph(text("Tallene viser en tydelig forskel mellem områderne. Forskellen følger ikke normeringen, men hvor længe lederen har arbejdet med opgaven sammen med sin gruppe. Det taler for, at den næste indsats lægges dér, hvor der er skiftet leder inden for det seneste år, og at de øvrige områder får ro til at holde fast.")));
    }
    blocks
}

/// Returns what the first chapter's reference into its table leads to, for those who take the table away.
pub(crate) fn target() -> Inline {
    Inline::Target { text: "KO-1.3".to_owned(), id: "k1-3".to_owned() }
}

fn table(number: usize) -> Table {
    let column = |title: &str, align, width_share| Column { title: title.to_owned(), align, width_share };
    let rows = (1..=18).map(|row| -> TableRow {
        vec![
            text(&format!("Område {number}.{row}, institutionsfællesskab")),
            vec![
                Inline::Text("Opgaven er beskrevet, jf. ".to_owned()),
                Inline::Target { text: format!("KO-{number}.{row}"), id: format!("k{number}-{row}") },
            ],
            text(&format!("{}", 40 + row * 3)),
            text(&format!("{}.{:03},00", row + 1, row * 37)),
        ]
    });
    Table {
        caption: "Status og forbrug fordelt på områder".to_owned(),
        columns: vec![
            column("Område", Align::Start, 5),
            column("Status", Align::Start, 5),
            column("Svar", Align::End, 2),
            column("Forbrug i 1.000 kr.", Align::End, 3),
        ],
        first_column: FirstColumn::RowHeader,
        rows: rows.collect(),
        total: Some(vec![text("I alt"), text(""), text("1.233"), text("189.327,00")]),
    }
}
