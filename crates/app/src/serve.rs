//! The server: listens, answers, and ends in an orderly way when it is told to.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use compass::thread::Threads;
use effect::intake::Services;
use effect::intake::feed::schedule;
use platform::store::{Db, Reads, sql};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use ui::App;

use crate::wiring;

/// Serves until the program is told to stop (Ctrl-C or SIGTERM), then lets the answers under way finish. Meanwhile
/// services that values are fetched from are asked when they are due.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(app: App, services: Services, listener: TcpListener) -> Result<()> {
    tokio::spawn(app.hub.clone().relay(app.db.clone()));
    let db = app.db.clone();
    let threads = wiring::threads();
    tokio::spawn(warm(threads.clone(), db.clone()));
    tokio::spawn(schedule::keep_asking(app.clone(), services.clone()));
    let pages = wiring::router_on(app, threads).layer(Extension(services));
    let service = pages.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await.context("serveren stoppede")?;
    db.close().await;
    Ok(())
}

/// Loads the index of the thread before somebody has to wait for it. Pages answer meanwhile; what needs it waits.
async fn warm(threads: Threads, db: Db) {
    if let Err(error) = threads.warm(&db).await {
        tracing::warn!(%error, "The thread's index was not loaded at the start; the first page that needs it will try again");
    }
}

/// Binds an address.
///
/// # Errors
/// When it is not an address, or someone else listens there.
pub async fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("kan ikke lytte på {address}: er et andet program i gang der? Vælg en anden adresse med --listen")
    })
}

async fn told_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await.is_some(),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! { _ = interrupt => {}, _ = terminate => {} }
    // Live streams never end by themselves: a second is enough for every other answer.
    tokio::spawn(async {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        std::process::exit(0);
    });
}

/// Tells a load balancer whether the program and its database answer.
pub(crate) async fn health(State(app): State<App>) -> (StatusCode, Json<Value>) {
    let answer: Result<Vec<(i64,)>, _> = app.db.reader().all(sql("select cast(1 as bigint)")).await;
    match answer {
        Ok(_) => (StatusCode::OK, Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "database does not answer" }))),
    }
}
