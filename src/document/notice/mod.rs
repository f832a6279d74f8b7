//! A statement on paper: an official notice in the manner of Chinese public bodies, or an English press statement.
//! What each looks like is in its own file; both are packed by the parts of [`docx`](mod@super::docx).

mod chinese;
mod english;

use super::Error;
use super::docx::package::Properties;
use super::picture::Fonts;
use super::safe::is_chinese;

/// A notice or press statement; texts in the language of `lang`, already dated and formatted. Empty texts leave their place out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notice<'a> {
    /// `zh`: official notice. Anything else: press statement.
    pub lang: &'a str,
    pub organization: &'a str,
    /// What it is: 情况通报, 情况说明, Statement.
    pub kind: &'a str,
    pub form: Form,
    /// 发文字号, reference number.
    pub number: &'a str,
    pub title: &'a str,
    /// Paragraphs as plain text.
    pub body: &'a [String],
    pub signature: &'a str,
    pub date: &'a str,
    /// English dateline: the city.
    pub place: &'a str,
    /// A line above the title, `FOR IMMEDIATE RELEASE`: only if told.
    pub release: &'a str,
    /// Lines for those who have questions.
    pub contact: &'a [String],
    /// Leaves room for the seal above the signature, and holds it together with the end of the text.
    pub seal_space: bool,
    pub watermark: Option<&'a str>,
    pub title_face: TitleFace,
}

/// How a Chinese notice begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Title on top, as for notices published online and posted up.
    #[default]
    Plain,
    /// Red head with the name of the body, number and red line (GB/T 9704—2012, 7.2).
    RedHead,
}

/// The face of a Chinese title. Which one a machine has decides: a missing face is replaced by Word as it likes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TitleFace {
    /// 方正小标宋简体, what the standard's practice asks for; not bold.
    XiaoBiaoSong,
    /// 华文中宋, comes with Microsoft Office; not bold.
    ZhongSong,
    /// 宋体 in bold, on every Windows machine.
    #[default]
    SongBold,
}

impl TitleFace {
    /// The best face that is installed here.
    #[must_use]
    pub fn installed(fonts: &Fonts) -> Self {
        let any = |names: &[&str]| names.iter().any(|name| fonts.has(name));
        if any(&["方正小标宋简体", "FZXiaoBiaoSong-B05S"]) {
            Self::XiaoBiaoSong
        } else if any(&["华文中宋", "STZhongsong"]) {
            Self::ZhongSong
        } else {
            Self::SongBold
        }
    }
}

/// Renders a notice as DOCX.
///
/// # Errors
/// Only when packing fails.
pub fn notice_docx(notice: &Notice<'_>) -> Result<Vec<u8>, Error> {
    let (package, body) = if is_chinese(notice.lang) { chinese::write(notice) } else { english::write(notice) };
    package.finish(&body, &Properties { title: notice.title, author: notice.organization, lang: notice.lang })
}

#[cfg(test)]
mod tests;
