//! Draws all figures with invented content, for people who want to see how they look:
//! `cargo run -p figure --example gallery -- FOLDER`.

use std::path::PathBuf;

use figure::{
    Arrow, Caption, Colour, Entry, Figure, Fish, Frame, Group, Link, Look, Mark, Node, Overview, Thread, Triangle,
};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let accent = std::env::args().nth(2).and_then(|colour| Colour::parse(&colour));
    let look = Look::new(accent.unwrap_or(Colour::new(0x0b, 0x5f, 0x6b)));
    let figures: [(&str, Figure); 5] = [
        ("overview", figure::overview(&overview(), &caption("overblik", "Fjordbys kerneopgaver"), &look)),
        ("triangle", figure::triangle(&triangle(), &caption("trekant", "Trekanten for sundt liv"), &look)),
        ("fish", figure::fish(&fish(), &caption("fisk", "Fjordbys fisk"), &look)),
        ("frame", figure::frame(&frame(), &caption("ramme", "Rammen om kerneopgaven"), &look)),
        ("thread", figure::thread(&thread(), &caption("traad", "Tråden til nord"), &look)),
    ];
    for (name, drawn) in figures {
        std::fs::write(folder.join(format!("{name}.svg")), drawn.svg)?;
    }
    Ok(())
}

fn caption(id: &str, title: &str) -> Caption {
    Caption { id: id.into(), title: title.into(), description: "Samme indhold står som liste under figuren.".into() }
}

const TASKS: [(&str, &str); 7] = [
    (
        "Job, uddannelse og virksomheder, der kan få medarbejdere",
        "At alle, der kan, forsørger sig selv, og at virksomhederne ved fjorden finder de medarbejdere, de har brug for",
    ),
    ("Et sundt og aktivt liv", "At borgerne har mulighed for at leve et sundt, aktivt og værdigt liv hele livet"),
    (
        "Børn, der trives og lærer",
        "At alle børn trives, lærer og vokser op som deltagere i fællesskaber – også dem, der har svært ved at være med, \
         og dem, hvis forældre ikke selv kan hjælpe med lektier, madpakker og fritid",
    ),
    ("Støtte til dem, der har særlige behov", "At borgere med særlige behov bliver så selvhjulpne som muligt"),
    ("Fritid, kultur og fjordens historie", "At alle kan være med i fritidslivet, kulturlivet og fortællingen om byen"),
    ("Gode boliger og byrum i hele kommunen", "At borgerne har adgang til sunde og gode steder at bo og være sammen"),
    ("En kommune i udvikling", "At Fjordby er et sted, som borgere og virksomheder vælger at flytte til og besøge"),
];

fn tasks() -> Vec<Entry> {
    let numbered = TASKS.iter().zip(1..);
    numbered
        .map(|((title, purpose), number)| {
            Entry::new(*title, *purpose).of_kind(format!("Velfærdsopgave {number}")).linked(format!("/kompas/{number}"))
        })
        .collect()
}

fn overview() -> Overview {
    let north = Entry::new(
        "At give borgere og virksomheder mulighed for at folde deres evner ud i et forpligtende fællesskab",
        "Kerneopgaven er den retning, som alt, hvad vi gør, skal støtte og kunne føres tilbage til.",
    );
    let ground = Entry::new(
        "At organisationen kan løse sin kerneopgave",
        "Kommunikation, økonomi, digitale løsninger og medarbejdere, der trives, bærer de syv opgaver.",
    );
    Overview {
        north: Some(north.of_kind("Den overordnede kerneopgave")),
        tasks: tasks(),
        ground: Some(ground.of_kind("Den organisatoriske opgave")),
    }
}

fn triangle() -> Triangle {
    let group = |title: &str, entries: &[&str]| {
        Group::new(Entry::new(title, ""), entries.iter().map(|entry| Entry::new(*entry, "")).collect())
    };
    Triangle {
        core_task: Entry::new("Et sundt og aktivt liv", "").of_kind("Kerneopgave"),
        purpose: Entry::new(
            "Formål",
            "Formålet er, at den borger, som for en tid eller varigt har brug for støtte, får hjælp til at klare sig selv \
             så meningsfuldt og værdigt som overhovedet muligt, i sit eget hjem og sammen med andre.",
        ),
        preconditions: group(
            "Forudsætninger",
            &[
                "Borgeren bliver mødt som et helt menneske og bestemmer selv målet",
                "Hjælpen er samlet ét sted, og aftaler bliver holdt",
                "Medarbejderne har tid til at lære borgeren at kende",
                "Hjælpemidler og træning kommer tidligt, før det er svært",
                "Pårørende ved, hvem de kan ringe til",
            ],
        ),
        contributions: Entry::new("Bidrag", ""),
        actors: vec![
            group("Borgere", &["Siger til i tide", "Går ture sammen med en, der ikke kommer ud"]),
            group("Foreninger", &["Åbner hold for begyndere over 70", "Henter dem, der ikke selv kan komme"]),
            group("Politikere", &["Sætter penge af til forebyggelse i fire år ad gangen"]),
            group("Ansatte", &["Spørger først, hvad der er vigtigt for borgeren", "Arbejder på tværs af afdelinger"]),
        ],
    }
}

fn fish() -> Fish {
    let aim = Entry::new("Vores fælles Fjordby", "Et sted, hvor vi løser opgaverne sammen").of_kind("Retning");
    Fish { aim, tasks: tasks().into_iter().take(5).map(|task| Entry { kind: "Kerneopgave".into(), ..task }).collect() }
}

fn frame() -> Frame {
    let side = |title: &str, conditions: &[&str]| {
        Group::new(Entry::new(title, ""), conditions.iter().map(|text| Entry::new(*text, "")).collect())
    };
    Frame {
        core_task: Entry::new(
            "Mod og mestring",
            "Vi bidrager til, at borgerne klarer mere selv og tør mere sammen. Det giver frihed i hverdagen og \
             sammenhæng i vores organisation.",
        )
        .of_kind("Vores kerneopgave"),
        sides: [
            side("Faglighed", &["Hver kan sit fag", "Vi arbejder på tværs af fag, når borgeren har brug for det"]),
            side(
                "Ressourcer",
                &[
                    "Vi bruger ikke flere penge, end vi har",
                    "Personale og kompetencer",
                    "Kommunens bygninger og størrelse",
                ],
            ),
            side(
                "Lovgivning",
                &["Loven og kommunalbestyrelsens beslutninger er grundvilkår", "Borgeren har ret til en forklaring"],
            ),
            side(
                "Omverden",
                &["Borgernes og erhvervslivets forventninger", "Det, vi møder hver dag på sociale medier og i pressen"],
            ),
        ],
    }
}

fn thread() -> Thread {
    let node = |id: &str, kind: &str, title: &str, mark| Node {
        id: id.into(),
        entry: Entry::new(title, "").of_kind(kind).linked(format!("/traad/{id}")),
        mark,
    };
    let link = |lower: &str, relation: &str, upper: &str, arrow| Link {
        upper: upper.into(),
        lower: lower.into(),
        relation: relation.into(),
        arrow,
    };
    Thread {
        nodes: vec![
            node(
                "nord",
                "Overordnet kerneopgave",
                "Borgere og virksomheder folder deres evner ud i fællesskab",
                Mark::North,
            ),
            node("liv", "Velfærdsopgave", "Et sundt og aktivt liv", Mark::Plain),
            node("fritid", "Velfærdsopgave", "Fritid, kultur og fjordens historie", Mark::Plain),
            node("maal", "Mål", "Flere over 65 er aktive mindst to gange om ugen", Mark::Plain),
            node("hold", "Ydelse", "Gåhold og træning i landsbyerne", Mark::Focus),
            node("taller", "Indikator", "Andel, der siger, at de er aktive hver uge", Mark::Plain),
            node("bus", "Projekt", "Foreningsbussen kører tre aftener", Mark::Plain),
            node("camp", "Camp", "Camp om sundt liv, 7. maj", Mark::Plain),
            node("udsagn", "Udsagn", "“Det er svært at komme hjem fra træning efter klokken 18”", Mark::Plain),
        ],
        links: vec![
            link("liv", "understøtter", "nord", Arrow::Up),
            link("fritid", "understøtter", "nord", Arrow::Up),
            link("maal", "understøtter", "liv", Arrow::Up),
            link("hold", "understøtter", "maal", Arrow::Up),
            link("hold", "understøtter", "fritid", Arrow::Up),
            link("taller", "måler", "maal", Arrow::Up),
            link("bus", "understøtter", "hold", Arrow::Up),
            link("camp", "bygger på", "liv", Arrow::Down),
            link("udsagn", "bygger på", "bus", Arrow::Down),
            link("udsagn", "er sagt på", "camp", Arrow::Up),
        ],
    }
}
