//! Fewer points for the same picture: a line cannot show more than a few points per pixel column.

use super::curve::Bucket;

/// At most `4 × columns + 2` buckets: of every column those with the highest and lowest total and negative number, in
/// their order, with the first and the last. Every point drawn is a real one, no peak is lost, and a series that goes
/// up and down all the time is drawn as the band it is, not as its upper edge.
pub fn sample(buckets: Vec<Bucket>, columns: usize) -> Vec<Bucket> {
    let columns = columns.max(1);
    if buckets.len() <= columns * 4 {
        return buckets;
    }
    let size = buckets.len().div_ceil(columns);
    let last = buckets.len() - 1;
    let mut keep = vec![false; buckets.len()];
    keep[0] = true;
    keep[last] = true;
    for start in (0..buckets.len()).step_by(size) {
        let end = (start + size).min(buckets.len());
        for value in [|b: &Bucket| b.total, |b: &Bucket| b.negative] {
            let order = |a: &usize, b: &usize| value(&buckets[*a]).total_cmp(&value(&buckets[*b]));
            for index in [(start..end).max_by(order), (start..end).min_by(order)].into_iter().flatten() {
                keep[index] = true;
            }
        }
    }
    buckets.into_iter().zip(keep).filter_map(|(bucket, keep)| keep.then_some(bucket)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_points_shrink_and_keep_their_peaks() {
        let mut buckets: Vec<Bucket> = (0..10_000).map(|i| Bucket { at: i, label: String::new(), total: 5.0, negative: 1.0 }).collect();
        buckets[7_777].total = 900.0;
        buckets[3_333].negative = 4.0;
        let few = sample(buckets, 300);
        assert!(few.len() <= 1_202, "{}", few.len());
        assert!(few.iter().any(|b| b.at == 7_777) && few.iter().any(|b| b.at == 3_333));
        assert!(few.windows(2).all(|w| w[0].at < w[1].at) && few[0].at == 0 && few.last().is_some_and(|b| b.at == 9_999));
    }
}
