//! tmp
use std::collections::BTreeMap;
use text::*;
fn main() {
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string("/tmp/t1gold.json").unwrap()).unwrap();
    let vecs: BTreeMap<String, Vec<f32>> =
        serde_json::from_str(&std::fs::read_to_string("/tmp/t1vec.json").unwrap()).unwrap();
    let vecs: BTreeMap<String, Vec<f32>> =
        vecs.into_iter().map(|(k, v)| (k.split_whitespace().collect::<Vec<_>>().join(" "), v)).collect();
    let texts: Vec<String> = std::fs::read_to_string("/tmp/t1gold.txt").unwrap().lines().map(str::to_owned).collect();
    let n = gold["n"].as_u64().unwrap() as usize;
    let y: Vec<usize> = gold["y"].as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as usize).collect();
    for model in [false, true] {
        let passage = |t: &String| Passage { words: t.clone(), vector: model.then(|| vecs[t].clone()) };
        let items: Vec<Item> =
            texts[..n].iter().enumerate().map(|(i, t)| Item { key: format!("{i:04}"), passage: passage(t) }).collect();
        for themes in [false, true] {
            let topics: Vec<Topic> = (0..8)
                .map(|c| {
                    let mut p = vec![passage(&texts[n + c])];
                    if themes && c < 3 {
                        p.push(passage(&texts[n + 8 + c]));
                    }
                    Topic { passages: p }
                })
                .collect();
            let t0 = std::time::Instant::now();
            let sorter = Sorter::new(&items, &topics, &unwatched).unwrap();
            let made = t0.elapsed();
            let mut placed = BTreeMap::new();
            let mut line = String::new();
            let mut slow = std::time::Duration::ZERO;
            for step in 0..=40 {
                let t = std::time::Instant::now();
                let s = sorter.suggest(&placed);
                slow = slow.max(t.elapsed());
                let mut right = 0;
                let mut top3 = 0;
                let mut counts = [0f64; 8];
                for i in 0..n {
                    let b = &s.best[&items[i].key];
                    let first = placed.get(&items[i].key).copied().unwrap_or(b[0].topic);
                    counts[first] += 1.0;
                    if first == y[i] {
                        right += 1
                    }
                    if b.iter().any(|x| x.topic == y[i]) {
                        top3 += 1
                    }
                }
                let cn = [22., 21., 16., 11., 8., 6., 2., 2.];
                let err: f64 = counts.iter().zip(cn).map(|(a, b)| (a - b).abs()).sum::<f64>() / 2.0 / n as f64;
                let perr: f64 =
                    s.expected.iter().zip(cn).map(|(a, b)| (a.mean - b).abs()).sum::<f64>() / 2.0 / n as f64;
                if [0, 10, 20, 40].contains(&step) {
                    line += &format!(
                        " {step}: {:.3} {:.3} err {err:.3} p {perr:.3} |",
                        right as f64 / n as f64,
                        top3 as f64 / n as f64
                    );
                }
                let next = s.next[0].clone();
                let i: usize = next.parse().unwrap();
                if step == 20 && themes {
                    println!("   why {} -> {:?}", texts[i], sorter.why(&placed, &next, y[i]));
                }
                placed.insert(next, y[i]);
            }
            println!("model {model} themes {themes}: {line} made {made:?} slowest {slow:?}");
        }
    }
}
