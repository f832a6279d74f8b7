//! How the weights of one feature hang together over domains and labels, before anything is seen.

use crate::monitor::sentiment::weights::{CLASSES, OUTPUTS};

/// A factor L of the covariance C = L·Lᵀ of a feature's weights: with w = L·z, a penalty on ‖z‖² is the prior N(0, C) on w.
pub struct Prior {
    factor: [[f32; OUTPUTS]; OUTPUTS],
}

impl Prior {
    /// Two outputs share 1 if their label is the same, 1 if their domain is, and `apart`² if both are.
    pub fn new(apart: f32) -> Self {
        let covariance = |a: usize, b: usize| {
            let label = f32::from(u8::from(a % CLASSES == b % CLASSES));
            let domain = f32::from(u8::from(a / CLASSES == b / CLASSES));
            label + domain + apart * apart * label * domain
        };
        // Cholesky; `apart` above zero keeps C positive definite.
        let mut factor = [[0.0f32; OUTPUTS]; OUTPUTS];
        for row in 0..OUTPUTS {
            for column in 0..=row {
                let known: f32 = (0..column).map(|k| factor[row][k] * factor[column][k]).sum();
                let left = covariance(row, column) - known;
                factor[row][column] = if row == column { left.max(f32::EPSILON).sqrt() } else { left / factor[column][column] };
            }
        }
        Self { factor }
    }

    /// w = L·z.
    pub fn weights(&self, z: &[f32; OUTPUTS]) -> [f32; OUTPUTS] {
        std::array::from_fn(|row| (0..=row).map(|column| self.factor[row][column] * z[column]).sum())
    }

    /// The slope by z of what has this slope by w.
    pub fn slopes(&self, by_weight: &[f32; OUTPUTS]) -> [f32; OUTPUTS] {
        std::array::from_fn(|column| (column..OUTPUTS).map(|row| self.factor[row][column] * by_weight[row]).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_gives_the_covariance_back() {
        let prior = Prior::new(0.5);
        let unit = |at: usize| std::array::from_fn(|i| f32::from(u8::from(i == at)));
        for (a, b, covariance) in [(0, 0, 2.25), (0, 3, 1.0), (0, 1, 1.0), (0, 4, 0.0), (8, 8, 2.25)] {
            let product: f32 = prior.weights(&prior.slopes(&unit(a)))[b];
            assert!((product - covariance).abs() < 1e-4, "{a} {b}: {product}");
        }
    }
}
