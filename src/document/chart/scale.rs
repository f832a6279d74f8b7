//! Round numbers for an axis, and how a number is written on it.

/// The step (1, 2 or 5 times a power of ten, at least 1) that divides `0..=max` into at most `parts` parts.
pub fn step(max: f64, parts: u32) -> f64 {
    let raw = max / f64::from(parts.max(1));
    if raw <= 1.0 {
        return 1.0;
    }
    let power = 10f64.powf(raw.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|&s| s >= raw * 0.999_999).unwrap_or(power * 10.0)
}

/// The top of an axis for `max`: the next full step, and the step.
pub fn axis(max: f64, parts: u32) -> (f64, f64) {
    let step = step(max, parts);
    ((max / step).ceil().max(1.0) * step, step)
}

/// A count with commas between thousands, as both languages print it.
pub fn number(value: f64) -> String {
    let digits = format!("{:.0}", value.round());
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_round_and_reach_the_top() {
        assert_eq!(axis(0.0, 4), (1.0, 1.0));
        assert_eq!(axis(3.0, 4), (3.0, 1.0));
        assert_eq!(axis(97.0, 4), (100.0, 50.0));
        assert_eq!(axis(1_000.0, 4), (1_000.0, 500.0));
        for max in [1.0, 7.0, 13.0, 999.0, 1e6, 1e12] {
            let (top, step) = axis(max, 4);
            assert!(top >= max && top / step <= 5.0, "{max}: {top} {step}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0.0, 999.0, 1_000.0, 1_234_567.0].map(number), ["0", "999", "1,000", "1,234,567"]);
    }
}
