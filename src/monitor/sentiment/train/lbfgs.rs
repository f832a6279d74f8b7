//! Limited-memory BFGS (Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 7.5) with a backtracking line search.

use std::collections::VecDeque;

/// Pairs of steps and gradient changes that are remembered.
const MEMORY: usize = 8;
/// A step is taken if it lowers the value by this share of what the slope promises (Armijo).
const SUFFICIENT: f64 = 1e-4;
const HALVINGS: usize = 20;

struct Pair {
    step: Vec<f32>,
    change: Vec<f32>,
    /// 1 / (step · change)
    rho: f64,
}

/// Minimises `objective` (value returned, gradient written) from `x` on, in at most `iterations` steps.
pub fn minimise(x: &mut Vec<f32>, iterations: usize, mut objective: impl FnMut(&[f32], &mut [f32]) -> f64) -> f64 {
    let mut gradient = vec![0.0; x.len()];
    let mut value = objective(x, &mut gradient);
    let mut pairs: VecDeque<Pair> = VecDeque::with_capacity(MEMORY);
    for _ in 0..iterations {
        let mut direction = descent(&gradient, &pairs);
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            pairs.clear();
            direction = gradient.iter().map(|g| -g).collect();
            slope = dot(&direction, &gradient);
        }
        let mut length = if pairs.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(f64::MIN_POSITIVE) } else { 1.0 };
        let mut next_gradient = vec![0.0; x.len()];
        let mut found = None;
        for _ in 0..HALVINGS {
            let next: Vec<f32> = x.iter().zip(&direction).map(|(x, d)| x + (length * f64::from(*d)) as f32).collect();
            let next_value = objective(&next, &mut next_gradient);
            if next_value <= value + SUFFICIENT * length * slope {
                found = Some((next, next_value));
                break;
            }
            length /= 2.0;
        }
        let Some((next, next_value)) = found else { return value };
        remember(&mut pairs, difference(&next, x), difference(&next_gradient, &gradient));
        (*x, value, gradient) = (next, next_value, next_gradient);
    }
    value
}

fn remember(pairs: &mut VecDeque<Pair>, step: Vec<f32>, change: Vec<f32>) {
    let curvature = dot(&step, &change);
    // Without positive curvature the next direction would not descend.
    if curvature > 1e-12 {
        if pairs.len() == MEMORY {
            pairs.pop_front();
        }
        pairs.push_back(Pair { step, change, rho: 1.0 / curvature });
    }
}

/// The two-loop recursion.
fn descent(gradient: &[f32], pairs: &VecDeque<Pair>) -> Vec<f32> {
    let mut q: Vec<f32> = gradient.iter().map(|g| -g).collect();
    let mut alphas = Vec::with_capacity(pairs.len());
    for pair in pairs.iter().rev() {
        let alpha = pair.rho * dot(&pair.step, &q);
        add(&mut q, -alpha, &pair.change);
        alphas.push(alpha);
    }
    if let Some(last) = pairs.back() {
        let scale = 1.0 / (last.rho * dot(&last.change, &last.change));
        for q in &mut q {
            *q *= scale as f32;
        }
    }
    for (pair, alpha) in pairs.iter().zip(alphas.into_iter().rev()) {
        let beta = pair.rho * dot(&pair.change, &q);
        add(&mut q, alpha - beta, &pair.step);
    }
    q
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}

fn add(to: &mut [f32], times: f64, what: &[f32]) {
    to.iter_mut().zip(what).for_each(|(t, w)| *t += (times * f64::from(*w)) as f32);
}

fn difference(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_rosenbrocks_valley() {
        let mut x = vec![-1.2, 1.0];
        let value = minimise(&mut x, 200, |x, gradient| {
            let (a, b) = (f64::from(x[0]), f64::from(x[1]));
            gradient[0] = (-400.0 * a * (b - a * a) - 2.0 * (1.0 - a)) as f32;
            gradient[1] = (200.0 * (b - a * a)) as f32;
            100.0 * (b - a * a).powi(2) + (1.0 - a).powi(2)
        });
        assert!(value < 1e-6 && (x[0] - 1.0).abs() < 0.01 && (x[1] - 1.0).abs() < 0.01, "{value} {x:?}");
    }
}
