//! The lists of a file that somebody downloads: every row with its fate, what changes, and where totals differ.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use effect::intake::IntakeFault;
use effect::intake::actions as intakes;
use platform::access::Role;
use testbed::clock::now;
use ui::{Handle, Task, Work};

use crate::TestApp;
use crate::intake::{known, pupils, seen, send, url};
use crate::values::World;

#[tokio::test]
async fn a_list_says_what_becomes_of_every_row_of_a_file_in_its_order() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\nn2,2024,90\n").await;
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    let mut file = "unit,period,value\nn1,2024,104\nn2,2024,90\ns1,2024,\nX9,2024,5\nN,2024,190\n".to_owned();
    (2001..2010).for_each(|year| file.push_str(&format!("s1,{year},{year}\n")));
    let page = send(&mut owner, &pupils, "b.csv", file.as_bytes()).await;
    page.says("Hent alle linjer (udfald.csv)");
    let list = owner.get(&format!("{}/udfald.csv", page.url)).await;
    let text = list.text();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.first().unwrap(), &"Linje;Udfald;Enhed;Periode;Del;Før;Værdi;Bemærkning");
    let row = |nth: usize| lines.get(nth).copied().unwrap_or_default();
    assert_eq!(row(1), "2;Ændret;Nordskolen (n1);2024;i alt;100;104;");
    assert_eq!(row(2), "3;Uændret;Bakkeskolen (n2);2024;i alt;90;90;");
    assert_eq!(row(3), "4;Tom celle;s1;2024;;;;");
    assert!(row(4).starts_with("5;Fejl;;;;;X9;\"unit: Ingen enhed"), "{}", row(4));
    assert!(row(5).starts_with("6;Ny;Nord (N);2024;i alt;;190;\"Total af enhederne under"), "{}", row(5));
    assert_eq!(row(14), "15;Ny;Sydskolen (s1);2009;i alt;;2009;", "more than the page shows");
    assert_eq!(lines.len(), 15);
    test.sign_in_as(Role::Employee).await.get(&format!("{}/udfald.csv", page.url)).await.answers(403);
}

#[tokio::test]
async fn corrections_and_differences_beyond_those_of_the_page_are_in_lists() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let file = |more: i32| {
        let mut file = "unit,period,value\n".to_owned();
        for year in 1901..2001 {
            for unit in ["n1", "n2", "s1"] {
                file.push_str(&format!("{unit},{year},{}\n", year + more));
            }
            file.push_str(&format!("N,{year},1\nS,{year},1\nK,{year},1\n"));
        }
        file
    };
    let page = send(&mut owner, &pupils, "a.csv", file(0).as_bytes()).await;
    let waiting = owner.get(&format!("{}/kvalitet.csv", page.url)).await;
    assert_eq!(waiting.text().lines().count(), 301, "300 totals and the headings");
    page.says("Her er de første.").says("Hent alle forskelle");
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    let mut reader = test.sign_in_as(Role::Employee).await;
    let kept = reader.get(&format!("{}/kvalitet.csv", page.url)).await;
    assert_eq!(kept.text(), waiting.text());
    assert!(kept.text().contains("Nord (N);1901;i alt;"), "{}", kept.text().lines().nth(1).unwrap());
    let page = send(&mut owner, &pupils, "b.csv", file(7).as_bytes()).await;
    page.says("Hent alle rettelser").says("Og 100 til.");
    let list = owner.get(&format!("{}/rettelser.csv", page.url)).await;
    let text = list.text();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 301);
    assert_eq!(lines.get(300).unwrap(), &"598;Sydskolen (s1);2000;i alt;2000;2007;");
}

#[tokio::test]
async fn long_work_with_a_file_is_stopped_from_its_page_and_the_file_waits_still() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\n").await;
    let id = page.url.rsplit('/').next().unwrap().to_owned();
    let task = Task { name: format!("intake-write:{id}"), version: "1".into(), parts: 1, topic: String::new() };
    let long = |handle: Handle| async move {
        while handle.progress(1, 4).is_continue() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        None::<()>
    };
    assert!(matches!(test.app.work(&task, Duration::from_millis(20), long).await, Work::Under { .. }));
    owner.get(&page.url).await.says("Gemmer tallene").says("25 %").says("Stopper du, er intet gemt");
    let stopped = owner.post_form(&format!("{}/stop", page.url), &[]).await;
    let list = owner.follow(&stopped).await;
    list.says("Arbejdet er stoppet.").says("a.csv");
    assert_eq!(list.url.split('?').next().unwrap(), url(&pupils));
    owner.get(&page.url).await.says("Nye 1");
}

#[tokio::test]
async fn writing_that_is_stopped_before_the_end_writes_nothing() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    send(&mut client, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\n").await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let intake = intakes::newest(&mut db.reader(), &owner, &pupils).await.unwrap().remove(0);
    let last = |done, of| if done == of { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let wrote = intakes::write(db, &owner, &pupils, &intake, (pupils.seq, ""), (now(), Arc::new(last))).await;
    assert!(matches!(wrote, Err(IntakeFault::Stopped)), "{wrote:?}");
    assert!(known(&test, &world, &pupils).await.is_empty());
}
