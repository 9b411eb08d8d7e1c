//! Numbers in samples that the field's type cannot hold: in the table of types all integers are alike.

use std::ops::RangeInclusive;

use syn::{Expr, ExprLit, Lit, Type, UnOp};

use crate::ast::Sample;
use crate::errors::Errors;
use crate::names::{inside, plain};

/// Reports each number of the sample that is out of range. Returns whether all fit.
pub(super) fn check(ty: &Type, sample: &Sample, errors: &mut Errors) -> bool {
    // An object is not an expression. Its fields have types that a macro does not see.
    let Ok(value) = syn::parse2(sample.tokens.clone()) else { return true };
    all_fit(ty, &value, errors)
}

fn all_fit(ty: &Type, value: &Expr, errors: &mut Errors) -> bool {
    if let Some(inner) = ["Option", "Nullable", "Box"].iter().find_map(|wrapper| inside(ty, wrapper)) {
        return all_fit(inner, value, errors);
    }
    if let (Some(item), Expr::Array(list)) = (inside(ty, "Vec"), value) {
        let fitting = list.elems.iter().filter(|value| all_fit(item, value, errors)).count();
        return fitting == list.elems.len();
    }
    let (Some((name, range)), Some(number)) = (integer(ty), number(value)) else { return true };
    if range.contains(&number) {
        return true;
    }
    let (least, most) = range.into_inner();
    errors.under(value, format!("the sample does not fit the field: a `{name}` is from {least} to {most}"));
    false
}

/// The number that is written, if it is an integer.
fn number(value: &Expr) -> Option<i128> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => number(&unary.expr).map(|number| -number),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => None,
    }
}

/// The name and the range of a type of integers. `usize` is the smallest that there is.
fn integer(ty: &Type) -> Option<(String, RangeInclusive<i128>)> {
    let Type::Path(path) = ty else { return None };
    let name = plain(path.path.get_ident()?);
    let range = match name.as_str() {
        "u8" => 0..=u8::MAX.into(),
        "u16" => 0..=u16::MAX.into(),
        "u32" | "usize" => 0..=u32::MAX.into(),
        "u64" => 0..=u64::MAX.into(),
        "i8" => i8::MIN.into()..=i8::MAX.into(),
        "i16" => i16::MIN.into()..=i16::MAX.into(),
        "i32" | "isize" => i32::MIN.into()..=i32::MAX.into(),
        "i64" => i64::MIN.into()..=i64::MAX.into(),
        _ => return None,
    };
    Some((name, range))
}
