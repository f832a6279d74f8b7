//! The ZIP of a DOCX: parts, their content types and relationships (ECMA-376 part 2). What it is given decides every
//! byte: no time stamp of today goes in, so that the same document is the same file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::Error;
use super::super::safe::{escape, lang_tag};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces that every `WordprocessingML` part here may use.
pub const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

/// A part of the main document besides the document itself.
#[derive(Clone, Copy)]
pub enum Part {
    Styles,
    Numbering,
    Settings,
    FontTable,
    Header,
    Footer,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Styles => "styles",
            Self::Numbering => "numbering",
            Self::Settings => "settings",
            Self::FontTable => "fontTable",
            Self::Header => "header",
            Self::Footer => "footer",
        }
    }
}

/// Title, author and language, as shown in the file's properties.
pub struct Properties<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub lang: &'a str,
}

/// Parts collected so far. Relationship ids are `rId1`, `rId2`, … in order of arrival.
#[derive(Default)]
pub struct Package {
    files: Vec<(String, Vec<u8>)>,
    types: String,
    relations: String,
    count: usize,
}

impl Package {
    /// Adds an XML part and returns its relationship id.
    pub fn part(&mut self, part: Part, xml: &str) -> String {
        let name = part.name();
        let file = format!("{name}{}.xml", self.count + 1);
        self.types.push_str(&format!("<Override PartName=\"/word/{file}\" ContentType=\"{WORD}.{name}+xml\"/>"));
        self.files.push((format!("word/{file}"), format!("{HEAD}{xml}").into_bytes()));
        self.relate(name, &file)
    }

    /// Adds a PNG and returns its relationship id.
    pub fn picture(&mut self, bytes: Vec<u8>) -> String {
        let file = format!("media/image{}.png", self.count + 1);
        self.files.push((format!("word/{file}"), bytes));
        self.relate("image", &file)
    }

    fn relate(&mut self, kind: &str, target: &str) -> String {
        self.count += 1;
        let id = format!("rId{}", self.count);
        self.relations.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"));
        id
    }

    /// Packs everything around the body of the main document.
    pub fn finish(mut self, body: &str, properties: &Properties<'_>) -> Result<Vec<u8>, Error> {
        let document = format!("{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
        let mut files = vec![
            ("[Content_Types].xml".to_owned(), self.content_types().into_bytes()),
            ("_rels/.rels".to_owned(), root_relations().into_bytes()),
            ("docProps/core.xml".to_owned(), core(properties).into_bytes()),
            ("word/document.xml".to_owned(), document.into_bytes()),
            ("word/_rels/document.xml.rels".to_owned(), relations(&self.relations).into_bytes()),
        ];
        files.append(&mut self.files);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let stored = bytes.starts_with(b"\x89PNG");
            let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            zip.start_file(name, SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()))?;
            zip.write_all(&bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> String {
        format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>\
             <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{}</Types>",
            self.types
        )
    }
}

fn relations(inner: &str) -> String {
    format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>")
}

fn root_relations() -> String {
    relations(&format!(
        "<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    ))
}

fn core(properties: &Properties<'_>) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
        escape(properties.title),
        escape(properties.author),
        lang_tag(properties.lang)
    )
}
