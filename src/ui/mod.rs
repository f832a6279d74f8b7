pub fn bar(value: f64, largest: f64, width: usize) -> String {
    let _ = (value, largest, width);
    String::new()
}
