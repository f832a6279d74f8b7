//! Memory asked for before it is needed: what is looked up in large tables by hash lies far from the processor, and a text asks for hundreds
//! of such places that it knows beforehand.

/// Brings what `place` refers to near, without waiting for it. Where the processor has no such thing, nothing happens.
#[inline]
pub fn bring<T>(place: &T) {
    #[cfg(target_arch = "x86_64")]
    safe_arch::prefetch_t0(place);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = place;
}
