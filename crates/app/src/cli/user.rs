//! `pejl user add` and `pejl user role`.

use anyhow::{Context, Result, anyhow};
use clap::{Args, Subcommand};
use platform::access::Role;
use platform::identity::{self, NewPerson, Password, PasswordUse};
use platform::{Fault, tenancy, time};

use super::{Setting, say};

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Opret en bruger med en midlertidig adgangskode
    #[command(after_help = "Eksempel:\n  pejl user add asta --name 'Asta Dahl' --role analyst")]
    Add(Add),
    /// Giv en bruger en rolle i hele kommunen
    #[command(after_help = "Eksempel:\n  pejl user role asta facilitator")]
    Role(Grant),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Brugernavnet: små bogstaver a–z, tal, punktum, bindestreg, understreg, @
    login: String,
    /// Navnet, som andre ser
    #[arg(long)]
    name: String,
    /// Rollen: administrator, facilitator, analyst, compass-editor, effect-owner, committee-member eller employee
    #[arg(long)]
    role: String,
}

#[derive(Debug, Args)]
pub(super) struct Grant {
    /// Brugernavnet
    login: String,
    /// Rollen: administrator, facilitator, analyst, compass-editor, effect-owner, committee-member eller employee
    role: String,
}

impl User {
    pub(super) async fn run(self, setting: &Setting) -> Result<()> {
        let (db, actor) = setting.operator().await?;
        let locale = setting.locale()?;
        let in_words = |fault: Fault| match fault {
            Fault::Refused(key) => anyhow!(locale.t(key)),
            other => other.into(),
        };
        match self {
            Self::Add(add) => {
                let password = identity::generated_password();
                let new = NewPerson {
                    login: add.login.clone(),
                    name: add.name,
                    password: Password::new(password.clone()),
                    password_use: PasswordUse::ChangeFirst,
                    role: role(&add.role)?,
                };
                identity::add_person(&db, &actor, new, time::now()).await.map_err(in_words)?;
                say(format!(
                    "{} er oprettet. Midlertidig adgangskode (vises kun nu, skal skiftes ved første log ind):\n{password}",
                    add.login
                ));
            }
            Self::Role(grant) => {
                let people = identity::people(&db, &actor).await.map_err(in_words)?;
                let person = people
                    .iter()
                    .find(|person| person.login == grant.login)
                    .with_context(|| format!("der er ingen bruger, der hedder '{}'", grant.login))?;
                let unit = tenancy::root_unit(&mut db.reader(), &actor.municipality).await.map_err(in_words)?;
                identity::assign(&db, &actor, &person.id, role(&grant.role)?, &unit.id, time::now())
                    .await
                    .map_err(in_words)?;
                say(format!("{} har nu rollen {}.", grant.login, grant.role));
            }
        }
        Ok(())
    }
}

fn role(name: &str) -> Result<Role> {
    Role::from_name(name).with_context(|| {
        format!("'{name}' er ikke en rolle: skriv administrator, facilitator, analyst, compass-editor, effect-owner, committee-member eller employee")
    })
}
