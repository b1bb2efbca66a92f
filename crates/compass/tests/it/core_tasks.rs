//! The pages of core tasks.

use crate::TestApp;

#[tokio::test]
async fn the_public_reads_how_to_begin_where_there_is_no_core_task_yet() {
    let test = TestApp::new().await;
    let list = test.visitor().get("/kompas").await;
    list.answers(200).says("Her er ingen kerneopgaver endnu. De kommer med, når en camp bliver læst ind, eller når en redaktør skriver dem.");
}
