import type { Language } from '../../../core/vocabulary'
import type { NoticeKind } from './outgoing-mail.entity'

/** A letter without a code: what happened, and what its reader can do. */
export interface Notice {
  readonly subject: string
  readonly what: string
  readonly lost: string
}

type Wording = (sender: { readonly publisherName: string }) => Notice

export const NOTICES: Readonly<Record<Language, Readonly<Record<NoticeKind, Wording>>>> = {
  PL: {
    ACCOUNT_EXISTS: ({ publisherName }) => ({
      subject: `${publisherName}: masz już konto`,
      what: `Ktoś, może Ty, próbował założyć konto w rejestrze ${publisherName} z tym adresem e-mail. Konto z tym adresem już jest, więc nowe nie powstało.`,
      lost: 'Jeśli to Ty, zaloguj się albo poproś o nowe hasło (requestPasswordReset). Jeśli nie, nic nie rób: konto pozostaje bez zmian.',
    }),
    SECOND_FACTOR_ADDED: ({ publisherName }) => ({
      subject: `${publisherName}: dodano drugi składnik logowania`,
      what: `Do Twojego konta w rejestrze ${publisherName} dodano aplikację uwierzytelniającą. Odtąd logowanie hasłem wymaga też jej kodu.`,
      lost: 'Jeśli to Ty, zachowaj kody zapasowe: zastąpią telefon, gdy go zgubisz. Jeśli nie, ktoś zna Twoje hasło: napisz od razu do administratorów rejestru.',
    }),
    SECOND_FACTOR_REMOVED: ({ publisherName }) => ({
      subject: `${publisherName}: usunięto drugi składnik logowania`,
      what: `Z Twojego konta w rejestrze ${publisherName} usunięto aplikację uwierzytelniającą. Odtąd do zalogowania się wystarcza hasło.`,
      lost: 'Jeśli to nie Ty ani nie administrator na Twoją prośbę, ustaw od razu nowe hasło (requestPasswordReset): to kończy wszystkie sesje.',
    }),
    RECOVERY_CODE_USED: ({ publisherName }) => ({
      subject: `${publisherName}: użyto kodu zapasowego`,
      what: `Na Twoim koncie w rejestrze ${publisherName} użyto kodu zapasowego zamiast kodu z aplikacji uwierzytelniającej.`,
      lost: 'Ile kodów zostało, mówi zapytanie viewer { secondFactor { recoveryCodesLeft } }. Jeśli to nie Ty, ktoś zna Twoje hasło i kody: ustaw od razu nowe hasło (requestPasswordReset) i dodaj drugi składnik od nowa.',
    }),
  },
  EN: {
    ACCOUNT_EXISTS: ({ publisherName }) => ({
      subject: `${publisherName}: you already have an account`,
      what: `Somebody, perhaps you, tried to open an account in the registry ${publisherName} with this e-mail address. It has an account already, so no new one was opened.`,
      lost: 'If it was you, sign in, or request a new password (requestPasswordReset). If not, do nothing: your account stays as it is.',
    }),
    SECOND_FACTOR_ADDED: ({ publisherName }) => ({
      subject: `${publisherName}: a second factor was added`,
      what: `An authenticator app was added to your account in the registry ${publisherName}. From now on, signing in with the password needs its code too.`,
      lost: 'If it was you, store the recovery codes: they stand in for a lost phone. If not, somebody knows your password: write to the administrators of the registry at once.',
    }),
    SECOND_FACTOR_REMOVED: ({ publisherName }) => ({
      subject: `${publisherName}: the second factor was removed`,
      what: `The authenticator app was removed from your account in the registry ${publisherName}. From now on, the password alone signs in.`,
      lost: 'If it was neither you nor an administrator whom you asked, set a new password at once (requestPasswordReset): that ends all sessions.',
    }),
    RECOVERY_CODE_USED: ({ publisherName }) => ({
      subject: `${publisherName}: a recovery code was used`,
      what: `A recovery code of your account in the registry ${publisherName} was used in place of a code of the authenticator app.`,
      lost: 'The query viewer { secondFactor { recoveryCodesLeft } } shows how many are left. If it was not you, somebody knows your password and your codes: set a new password at once (requestPasswordReset) and set up the second factor anew.',
    }),
  },
}
