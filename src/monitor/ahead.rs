//! Memory asked for before it is needed: what is looked up in a large table by hash lies far from the processor, and which places a text will
//! ask for is known beforehand.

/// Brings what `place` refers to near, without waiting for it. Where the processor has no such thing, nothing happens.
#[inline]
pub fn bring<T>(place: &T) {
    #[cfg(target_arch = "x86_64")]
    safe_arch::prefetch_t0(place);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = place;
}
