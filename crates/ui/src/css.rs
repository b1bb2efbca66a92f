//! The municipality's own colours, as a small sheet that comes after the design system's.

use platform::tenancy::Look;

/// Returns the rules for a look; empty when it has no colours of its own.
pub(crate) fn sheet(look: &Look) -> String {
    let mut sheet = String::new();
    if let Some(accent) = look.accent {
        sheet += &format!(
            ":root {{ --pejl-accent: {accent}; }}\n\
             .button-primary, .button-primary:hover, .button-primary:active {{ background-color: {accent}; border-color: {accent}; }}\n"
        );
    }
    if let Some(background) = look.header_background {
        sheet += &format!(
            ".pejl-top {{ background-color: {background}; color: #ffffff; }}\n\
             .pejl-top a, .pejl-top button, .pejl-top .user {{ color: #ffffff; }}\n"
        );
    }
    if let Some(link) = look.link {
        sheet += &format!("main a:not(.button):not(:visited) {{ color: {link}; }}\n");
    }
    sheet
}

#[cfg(test)]
mod tests {
    use platform::tenancy::Colour;

    #[test]
    fn a_municipality_without_colours_has_the_design_systems_own() {
        assert_eq!(super::sheet(&platform::tenancy::Look::default()), "");
        let look = platform::tenancy::Look { accent: Colour::parse("#004d99").ok(), ..Default::default() };
        assert!(super::sheet(&look).contains("--pejl-accent: #004d99"));
    }
}
