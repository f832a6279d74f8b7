//! Style sheets, font table and settings of a DOCX; which styles there are is said by the report and the notice.

use super::super::safe::lang_tag;
use super::package::{NAMESPACES, Package, Part};

/// A paragraph style; `paragraph` and `text` are its properties as `WordprocessingML`.
pub struct Style {
    pub id: &'static str,
    /// Word knows its own styles by this name (`heading 1`), whatever the language of its menus.
    pub name: &'static str,
    pub next: &'static str,
    pub paragraph: String,
    pub text: String,
}

impl Style {
    pub fn new(id: &'static str, name: &'static str, paragraph: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id, name, next: "", paragraph: paragraph.into(), text: text.into() }
    }

    #[must_use]
    pub const fn followed_by(mut self, next: &'static str) -> Self {
        self.next = next;
        self
    }

    fn write(&self, out: &mut String) {
        let normal = self.id == "Normal";
        let based = if normal { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        let next = if self.next.is_empty() { String::new() } else { format!("<w:next w:val=\"{}\"/>", self.next) };
        let default = if normal { " w:default=\"1\"" } else { "" };
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{}\"><w:name w:val=\"{}\"/>{based}{next}<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            self.id, self.name, self.paragraph, self.text
        ));
    }
}

/// Fonts by script: `latin` for letters and figures, `east` for Chinese.
pub fn fonts(latin: &str, east: &str) -> String {
    format!("<w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{east}\" w:cs=\"{latin}\"/>")
}

/// A font size in points.
pub fn size(points: f64) -> String {
    let half = points * 2.0;
    format!("<w:sz w:val=\"{half:.0}\"/><w:szCs w:val=\"{half:.0}\"/>")
}

/// Adds styles, font table and settings to a package.
pub fn add(package: &mut Package, lang: &str, styles: &[Style], extra: &str, settings: &str) {
    let tag = lang_tag(lang);
    let latin = if tag.starts_with("zh") { "en-US" } else { &tag };
    let mut sheet = format!(
        "<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"{latin}\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>"
    );
    for style in styles {
        style.write(&mut sheet);
    }
    sheet.push_str(extra);
    sheet.push_str("</w:styles>");
    package.part(Part::Styles, &sheet);
    package.part(Part::FontTable, &font_table());
    package.part(
        Part::Settings,
        &format!(
            "<w:settings {NAMESPACES}>{settings}<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
             w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{latin}\" w:eastAsia=\"zh-CN\"/></w:settings>"
        ),
    );
}

/// What to use where a Chinese font is missing: its other names, then the nearest kind. `charset` 86 is GB 2312.
fn font_table() -> String {
    let mut out = format!("<w:fonts {NAMESPACES}>");
    for (name, others) in [
        ("宋体", "SimSun,NSimSun,Source Han Serif SC,Noto Serif CJK SC"),
        ("黑体", "SimHei,Source Han Sans SC,Noto Sans CJK SC"),
        ("仿宋", "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,SimSun"),
        ("楷体", "KaiTi,楷体_GB2312,KaiTi_GB2312,STKaiti,SimSun"),
        ("华文中宋", "STZhongsong,SimSun"),
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,SimSun"),
    ] {
        out.push_str(&format!("<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>"));
    }
    out.push_str("</w:fonts>");
    out
}
