//! A local HTTP server that answers as a test says: well, badly, never. The last answer repeats.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How one request is answered.
#[derive(Clone)]
pub enum Answer {
    Status(u16, String),
    /// With one more header line.
    Header(u16, String),
    /// These bytes, whatever they are.
    Bytes(Vec<u8>),
    /// A body of this many bytes.
    Huge(usize),
    /// Headers, then these bytes one by one, so long apart.
    Drip(Vec<u8>, Duration),
    /// Nothing: the connection stays open until the server ends.
    Never,
    /// The connection is closed at once.
    Close,
}

impl Answer {
    pub fn ok(body: &str) -> Self {
        Self::Status(200, body.to_owned())
    }
}

#[derive(Clone, Debug)]
pub struct Request {
    pub line: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub struct Server {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
    ended: Arc<AtomicBool>,
}

impl Server {
    pub fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let (requests, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let server = Self { address, requests: requests.clone(), ended: ended.clone() };
        let answers: Vec<Answer> = answers.into_iter().collect();
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(mut stream) = stream else { continue };
                let Some(request) = read(&stream) else { continue };
                let number = {
                    let mut requests = requests.lock().expect("nobody panics with it");
                    requests.push(request);
                    requests.len() - 1
                };
                match answers.get(number).or(answers.last()) {
                    Some(Answer::Never) => open.push(stream),
                    Some(answer) => write(&mut stream, answer),
                    None => {}
                }
            }
        });
        server
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("nobody panics with it").clone()
    }

    /// Waits until so many requests have come; false when they do not within five seconds.
    pub fn wait_for(&self, count: usize) -> bool {
        (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            self.requests().len() >= count
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the thread, which then lets go of the port.
        let _ = TcpStream::connect(&self.address);
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|bytes| *bytes > 0)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { line: line.trim_end().to_owned(), headers, body: String::from_utf8(body).ok()? })
}

/// A client that went away is the client's business.
fn write(stream: &mut TcpStream, answer: &Answer) {
    let bytes = match answer {
        Answer::Status(status, body) => {
            format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).into_bytes()
        }
        Answer::Header(status, header) => {
            format!("HTTP/1.1 {status} X\r\n{header}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").into_bytes()
        }
        Answer::Bytes(bytes) => bytes.clone(),
        Answer::Huge(bytes) => [b"HTTP/1.1 200 X\r\nconnection: close\r\n\r\n".to_vec(), vec![b'{'; *bytes]].concat(),
        Answer::Drip(body, apart) => {
            let head = stream.write_all(b"HTTP/1.1 200 X\r\nconnection: close\r\n\r\n");
            let mut drops = body.iter();
            let mut went = head.is_ok();
            while let (true, Some(byte)) = (went, drops.next()) {
                std::thread::sleep(*apart);
                went = stream.write_all(&[*byte]).and_then(|()| stream.flush()).is_ok();
            }
            return;
        }
        Answer::Never | Answer::Close => return,
    };
    let _ = stream.write_all(&bytes).and_then(|()| stream.flush());
}
