//! A browser without a screen: keeps cookies, remembers the token of the last form it saw, and checks every page.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream, to_bytes};
use axum::http::{Method, Request, header};
use axum::response::Response;
use tokio_stream::StreamExt;
use tower::ServiceExt;

use crate::checks;
use crate::page::Page;
use crate::said::Lines;

/// The script's own header, by which the board answers with a part instead of a page.
const SCRIPT: (&str, &str) = ("x-pejl-board", "1");
const BOUNDARY: &str = "----pejl-test-boundary";

/// A visitor with a browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    host: String,
    cookies: BTreeMap<String, String>,
    token: String,
    log: Lines,
}

/// A file to upload.
#[derive(Clone, Copy, Debug)]
pub struct TestFile<'a> {
    /// The form's field.
    pub field: &'a str,
    /// The file's name.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

impl Client {
    pub(crate) fn new(router: Router, host: &str, log: Lines) -> Self {
        Self { router, host: host.to_owned(), cookies: BTreeMap::new(), token: String::new(), log }
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self.token.clear();
    }

    /// Returns a cookie that the browser holds.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens an address, without following where it may lead.
    pub async fn get(&mut self, url: &str) -> Page {
        self.get_with(url, &[]).await
    }

    /// Opens an address with further headers.
    pub async fn get_with(&mut self, url: &str, headers: &[(&str, &str)]) -> Page {
        let response = self.send(Method::GET, url, headers, Body::empty()).await;
        self.read(url, response).await
    }

    /// Goes where an answer leads.
    pub async fn follow(&mut self, page: &Page) -> Page {
        let address = page.answers(303).location().split('#').next().unwrap_or_default().to_owned();
        self.get(&address).await
    }

    /// Sends a form, with the token of the last page.
    pub async fn post_form(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        self.post_with_token(url, fields, &[]).await
    }

    /// Sends a form as the board's script does, which wants only a part of a page back.
    pub async fn post_as_script(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        self.post_with_token(url, fields, &[SCRIPT, ("sec-fetch-site", "same-origin")]).await
    }

    async fn post_with_token(&mut self, url: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        self.find_token().await;
        let token = self.token.clone();
        self.post_raw(url, &[&[("token", token.as_str())], fields].concat(), headers).await
    }

    /// Sends exactly these fields with these headers: for forms that are not ours.
    pub async fn post_raw(&mut self, url: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).unwrap();
        let headers = [&[("content-type", "application/x-www-form-urlencoded")], headers].concat();
        let response = self.send(Method::POST, url, &headers, Body::from(body)).await;
        self.read(url, response).await
    }

    /// Sends a form with files, with the token of the last page.
    pub async fn post_multipart(&mut self, url: &str, fields: &[(&str, &str)], files: &[TestFile<'_>]) -> Page {
        self.find_token().await;
        let token = self.token.clone();
        self.post_multipart_raw(url, &[&[("token", token.as_str())], fields].concat(), files).await
    }

    /// Sends exactly these fields and files: for forms that are not ours.
    pub async fn post_multipart_raw(&mut self, url: &str, fields: &[(&str, &str)], files: &[TestFile<'_>]) -> Page {
        let body = multipart(fields, files);
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let response = self.send(Method::POST, url, &[("content-type", &kind)], Body::from(body)).await;
        self.read(url, response).await
    }

    /// Listens to a stream of events.
    pub async fn events(&mut self, url: &str) -> Events {
        let response = self.send(Method::GET, url, &[], Body::empty()).await;
        assert_eq!(response.status(), 200, "{url}");
        Events { stream: response.into_body().into_data_stream(), heard: String::new() }
    }

    /// A visitor who has seen no form yet looks at a page that has one.
    async fn find_token(&mut self) {
        for page in ["/", "/log-ind"] {
            if self.token.is_empty() {
                self.get(page).await;
            }
        }
    }

    async fn send(&mut self, method: Method, url: &str, headers: &[(&str, &str)], body: Body) -> Response {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(url).header(header::HOST, &self.host);
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        response
    }

    fn keep(&mut self, cookie: &str) {
        let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).unwrap();
        self.token.clear();
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    async fn read(&mut self, url: &str, response: Response) -> Page {
        let (parts, body) = response.into_parts();
        // A stream of events never ends.
        let is_stream = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if is_stream { Vec::new() } else { to_bytes(body, usize::MAX).await.unwrap().to_vec() };
        let page = Page::new(url, parts.status, parts.headers, bytes);
        if let Some(field) = page.find("input[name=token]").first() {
            field.attribute("value").clone_into(&mut self.token);
        }
        let mut faults = checks::faults(&page);
        faults.extend(self.log.take().lines().map(|line| format!("the log says: {line}")));
        assert!(
            faults.is_empty(),
            "{url} ({}) is not as every page should be:\n- {}",
            page.status,
            faults.join("\n- ")
        );
        page
    }
}

fn multipart(fields: &[(&str, &str)], files: &[TestFile<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for file in files {
        let head = format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: application/octet-stream",
            file.field, file.name
        );
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").bytes());
        body.extend(file.bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// A stream of server-sent events.
pub struct Events {
    stream: BodyDataStream,
    heard: String,
}

impl Events {
    /// Waits at most `patience` for the next event and returns its data.
    pub async fn next(&mut self, patience: Duration) -> Option<String> {
        let listening = async {
            loop {
                if let Some((event, rest)) = self.heard.split_once("\n\n") {
                    let data =
                        event.lines().find_map(|line| line.strip_prefix("data:")).map(|data| data.trim().to_owned());
                    self.heard = rest.to_owned();
                    match data {
                        Some(data) => return Some(data),
                        None => continue,
                    }
                }
                let chunk = self.stream.next().await?.ok()?;
                self.heard.push_str(&String::from_utf8_lossy(&chunk));
            }
        };
        tokio::time::timeout(patience, listening).await.ok().flatten()
    }
}
