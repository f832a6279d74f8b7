//! What only the name of a file says: hot-search archives write the day and the hour there, and nowhere inside.

/// `date` or `hour` from a path such as `api/2026-11-22/08.json`, `output/2026年11月22日/txt/08时30分.txt` or `news/2026-11-22.db`.
pub fn part(path: &str, which: &str) -> Option<String> {
    let names: Vec<&str> = path.split(['/', '\\']).collect();
    match which {
        "date" => names.iter().rev().find_map(|name| date(name)),
        "hour" => hour(names.last()?),
        _ => None,
    }
}

/// The first date in a name, whatever stands around it.
fn date(name: &str) -> Option<String> {
    let digits: Vec<(usize, &str)> = groups(name);
    let three = digits.windows(3).find_map(|window| match window {
        [(_, year), (_, month), (_, day)] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => None,
    });
    let packed =
        || digits.iter().find(|(_, text)| text.len() == 8).map(|(_, text)| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    three.or_else(packed).filter(|text| text.parse::<chrono::NaiveDate>().is_ok())
}

/// `08`, `08-30`, `08时30分`, where the name holds nothing else.
fn hour(name: &str) -> Option<String> {
    let stem = name.split('.').next()?;
    let digits = groups(stem);
    let (hour, minute) = match digits[..] {
        [(0, hour)] => (hour, "00"),
        [(0, hour), (_, minute)] => (hour, minute),
        _ => return None,
    };
    let time = format!("{hour:0>2}:{minute:0>2}");
    chrono::NaiveTime::parse_from_str(&time, "%H:%M").ok().map(|_| time)
}

/// Runs of digits with where each begins.
fn groups(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in text.split(|c: char| !c.is_ascii_digit()) {
        if !part.is_empty() {
            found.push((from, part));
        }
        from += part.len();
        from += text[from..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn dates_and_hours_of_archives() {
        let cases = [
            ("api/2026-11-22/08.json", Some("2026-11-22"), Some("08:00")),
            ("output/2026年11月22日/txt/08时30分.txt", Some("2026-11-22"), Some("08:30")),
            ("C:\\news\\2026-11-22.db", Some("2026-11-22"), None),
            ("contents_20261122.csv", Some("2026-11-22"), None),
            ("posts.jsonl", None, None),
            ("2026-13-45.json", None, None),
        ];
        for (path, date, hour) in cases {
            assert_eq!(part(path, "date").as_deref(), date, "{path}");
            assert_eq!(part(path, "hour").as_deref(), hour, "{path}");
        }
    }
}
