//! The sheets: their names, their columns, what to write in them, and a row as an example. The workbook is Danish in
//! every language, like the words it is to be filled with.

/// A sheet.
#[derive(Debug)]
pub(in crate::exchange) struct Part {
    pub(in crate::exchange) sheet: &'static str,
    /// What the sheet is for.
    pub(in crate::exchange) about: &'static str,
    pub(in crate::exchange) rows: Rows,
    pub(in crate::exchange) columns: &'static [Column],
}

/// How many rows a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Rows {
    /// At most one.
    One,
    /// Any number.
    Many,
}

/// A column: its title, where its cells come from, what to write, and what the example row has there.
#[derive(Debug)]
pub(in crate::exchange) struct Column {
    pub(in crate::exchange) title: &'static str,
    pub(in crate::exchange) from: From,
    pub(in crate::exchange) about: &'static str,
    pub(in crate::exchange) example: &'static str,
}

/// Where the cells of a column come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum From {
    /// A key that must be filled.
    Must(&'static str),
    /// A key that may be filled.
    May(&'static str),
    /// A number from 1.
    Number(&'static str),
    /// The word for the kind of a task.
    TaskKind,
    /// The task or term that the row belongs to.
    Owner,
    /// The task or term that the row belongs to, or nothing for the whole compass.
    MayOwner,
    /// What the row is, of several kinds in the sheet.
    RowKind,
    /// A remark that is a text.
    Remark(&'static str),
    /// What the program needs to write the file as it was.
    Machine,
}

const fn column(title: &'static str, from: From, about: &'static str, example: &'static str) -> Column {
    Column { title, from, about, example }
}

/// The word that begins the remark of an example.
pub(in crate::exchange) const EXAMPLE: &str = "EKSEMPEL";
/// The title of the last column.
pub(in crate::exchange) const MACHINE: &str = "Til eksport";
/// The name of the sheet that explains the others.
pub(in crate::exchange) const GUIDE: &str = "Vejledning";

const NOTE: Column = column(
    "Bemærkning",
    From::Remark("note"),
    "Noter til dem, der arbejder med kompasset.",
    "EKSEMPEL – slet rækken, eller skriv din egen i stedet",
);
const MACHINERY: Column = column(
    MACHINE,
    From::Machine,
    "Her gemmer Pejl, hvordan en indlæst fil så ud. Lad feltet være, som det er. I nye rækker er det tomt.",
    "",
);
const TARGET_GROUP: Column =
    column("Målgruppe", From::May("target_group"), "Hvem opgaven er til for.", "Børn og unge, deres forældre");
const EXPERIENCE: Column = column(
    "Ønsket oplevelse",
    From::May("desired_experience"),
    "Hvordan borgerne gerne skal opleve kommunen, når den træffer afgørelser.",
    "lyttende og tydelig",
);

pub(in crate::exchange) const COMPASS: Part = Part {
    sheet: "Kompas",
    about: "Hele kompasset. Arket har én række og skal udfyldes.",
    rows: Rows::One,
    columns: &[
        column("Kommune", From::Must("municipality"), "Kommunens navn.", "Fjordby Kommune"),
        column("Titel", From::May("title"), "Modellens navn, hvis kommunen har flere.", "Fjordbys kompas"),
        column("Kilde", From::Remark("source"), "Hvor ordene er taget fra.", "Byrådets hæfte om kerneopgaven"),
        column(
            "Rammens indledning",
            From::May("frame_lead"),
            "En sætning før rammen.",
            "Vi løser opgaven inden for en ramme.",
        ),
        column(
            "Spørgsmål til eftertanke",
            From::May("reflection_question"),
            "Det spørgsmål, arbejdspladserne svarer på i arket Stemmer.",
            "Hvordan kan borgerne mærke, at I har været på arbejde?",
        ),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const CORE_TASK: Part = Part {
    sheet: "Kerneopgaven",
    about: "Den overordnede kerneopgave. Arket har højst én række.",
    rows: Rows::One,
    columns: &[
        column(
            "Ordlyd",
            From::Must("wording"),
            "Kerneopgaven i én sætning.",
            "Alle i Fjordby kan leve det liv, de vil",
        ),
        column(
            "Ordlyd i overblikket",
            From::May("wording_in_overview"),
            "Sætningen på oversigten, hvis den er en anden.",
            "",
        ),
        column(
            "Definition",
            From::May("definition"),
            "Hvad en kerneopgave er.",
            "Det, alt andet skal kunne føres tilbage til.",
        ),
        column(
            "Formål",
            From::May("purpose"),
            "Hvilken varig effekt den skal have, og for hvem.",
            "At borgerne kan mere selv og sammen",
        ),
        column("Vision", From::May("vision"), "Den vision, den tjener.", "En fjord af muligheder"),
        TARGET_GROUP,
        EXPERIENCE,
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const TASKS: Part = Part {
    sheet: "Opgaver",
    about: "Velfærdsopgaverne, og de opgaver, der ligger under dem. Én opgave i hver række.",
    rows: Rows::Many,
    columns: &[
        column(
            "Hører under",
            From::MayOwner,
            "Titlen på den opgave, den ligger under. Tom for dem, der ligger direkte under den overordnede kerneopgave.",
            "",
        ),
        column("Nummer", From::Number("number"), "Opgavens nummer: 1, 2, 3.", "1"),
        column(
            "Slags",
            From::TaskKind,
            "Velfærdsopgave, Organisatorisk opgave, Arbejdspladsens opgave eller Kerneområde. Må være tom.",
            "Velfærdsopgave",
        ),
        column("Titel", From::Must("title"), "Opgavens navn.", "Børns trivsel"),
        column(
            "Formål",
            From::May("purpose"),
            "Hvilken varig effekt den skal have, og for hvem.",
            "At alle børn trives og lærer",
        ),
        column("Enhed", From::May("unit"), "Den del af kommunen, opgaven hører til.", "Børn og Unge"),
        TARGET_GROUP,
        EXPERIENCE,
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const ORGANISATIONAL_TASK: Part = Part {
    sheet: "Organisatorisk opgave",
    about: "Det, organisationen selv skal kunne, for at kerneopgaven lykkes. Arket har højst én række.",
    rows: Rows::One,
    columns: &[
        column("Titel", From::Must("title"), "Opgavens navn.", "En stærk organisation"),
        column("Formål", From::May("purpose"), "Hvad den skal føre til.", "At vi kan løse kerneopgaven sammen"),
        column("Indledning", From::May("lead"), "En sætning før punkterne.", "Derfor arbejder vi på, at:"),
        TARGET_GROUP,
        EXPERIENCE,
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const CONTENT: Part = Part {
    sheet: "Opgavernes indhold",
    about: "Det, hver opgave består af. Ét punkt i hver række, i den rækkefølge de skal stå.",
    rows: Rows::Many,
    columns: &[
        column(
            "Opgave",
            From::Owner,
            "Opgavens titel, som den står i arket Opgaver. Skriv Kerneopgaven eller Den organisatoriske opgave for de to.",
            "Børns trivsel",
        ),
        column(
            "Slags",
            From::RowKind,
            "Fokus, Udfordring, Myndighedsopgave, Dilemma i myndighedsopgaven (lige under den), Dilemma, Ydelse, \
             Kerneydelse, Forudsætning, Bidrag eller Princip. Den organisatoriske opgave kan også have Punkt.",
            "Fokus",
        ),
        column("Tekst", From::Must("text"), "Det, punktet siger.", "Leg og læring hele dagen"),
        column("Aktør", From::May("actor"), "Kun ved bidrag: hvem der kan gøre det.", ""),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const AUTHORITY: Part = Part {
    sheet: "Myndighedsopgaven",
    about: "Hvad det vil sige at være myndighed. Arket har højst én række.",
    rows: Rows::One,
    columns: &[
        column(
            "Situation",
            From::May("situation"),
            "Hvornår kommunen er myndighed.",
            "Når vi afgør noget, der får følger for et menneske",
        ),
        column("Definition", From::Must("definition"), "Hvad det vil sige.", "At afgøre det i samtale med borgeren"),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const POINTS: Part = Part {
    sheet: "Kompassets punkter",
    about: "Punkter, der gælder hele kompasset. Ét i hver række.",
    rows: Rows::Many,
    columns: &[
        column(
            "Slags",
            From::RowKind,
            "Byrådet har fastlagt, Kendetegn eller Følge af myndighedsopgaven.",
            "Kendetegn",
        ),
        column("Tekst", From::Must("text"), "Det, punktet siger.", "Kerneopgaven handler om en forandring hos nogen"),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const DEFINITIONS: Part = Part {
    sheet: "Definitioner",
    about: "Ord i kerneopgaven, der skal forklares. Ét ord i hver række.",
    rows: Rows::Many,
    columns: &[
        column("Begreb", From::Must("term"), "Ordet.", "Trivsel"),
        column("Definition", From::Must("definition"), "Hvad det betyder.", "At have det godt med sig selv og andre"),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const ELABORATIONS: Part = Part {
    sheet: "Uddybninger",
    about: "Mere om et ord i arket Definitioner. Ét afsnit i hver række.",
    rows: Rows::Many,
    columns: &[
        column("Begreb", From::Owner, "Ordet, som det står i arket Definitioner.", "Trivsel"),
        column("Tekst", From::Must("text"), "Afsnittet.", "Den, der trives, har lyst til at lære."),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const FRAME: Part = Part {
    sheet: "Ramme",
    about: "Det, der sætter vilkår: faglighed, ressourcer, lovgivning og omverden. Ét vilkår i hver række.",
    rows: Rows::Many,
    columns: &[
        column("Opgave", From::MayOwner, "Opgavens titel. Tom, hvis vilkåret gælder hele kompasset.", ""),
        column("Titel", From::Must("title"), "Vilkårets navn.", "ressourcer"),
        column("Ord i figuren", From::May("figure_label"), "Ordet, som det står i figuren.", "RESSOURCER"),
        column(
            "Forklaring",
            From::May("explanation"),
            "Hvad vilkåret betyder.",
            "Penge, hænder og huse, som vi har dem",
        ),
        NOTE,
        MACHINERY,
    ],
};

pub(in crate::exchange) const VOICES: Part = Part {
    sheet: "Stemmer",
    about: "Arbejdspladsernes egne ord om deres del af kerneopgaven. Én fortælling i hver række. Skriv ikke navne på personer.",
    rows: Rows::Many,
    columns: &[
        column("Arbejdsplads", From::Must("workplace"), "Arbejdspladsens navn.", "Børnehuset Strandskaden"),
        column(
            "Fortælling",
            From::Must("quote"),
            "Deres egne ord.",
            "Vi går ud hver dag, for ude er der plads til alle.",
        ),
        column("Rolle", From::May("role"), "Rollen hos den, der fortæller.", "Pædagog"),
        column("Center", From::May("center"), "Det center eller den forvaltning, de hører til.", "Børn og Unge"),
        NOTE,
        MACHINERY,
    ],
};

/// All sheets in the order of the workbook; each after those that its rows refer to.
pub(in crate::exchange) const PARTS: [&Part; 11] = [
    &COMPASS,
    &CORE_TASK,
    &ORGANISATIONAL_TASK,
    &TASKS,
    &CONTENT,
    &AUTHORITY,
    &POINTS,
    &DEFINITIONS,
    &ELABORATIONS,
    &FRAME,
    &VOICES,
];
