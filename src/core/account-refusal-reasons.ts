import { type Terms, terms } from './vocabulary'

/** Why something cannot be done with an account. */
export const ACCOUNT_REASONS = {
  EMAIL_TAKEN: terms(
    'adres zajęty',
    'Ten adres e-mail ma już konto.',
    'e-mail address taken',
    'This e-mail address already has an account.',
  ),
  EMAIL_NOT_VERIFIED: terms(
    'adres niepotwierdzony',
    'Adres e-mail nie jest potwierdzony.',
    'e-mail address not verified',
    'The e-mail address is not verified.',
  ),
  NO_EMAIL: terms('brak adresu', 'Konto nie ma adresu e-mail.', 'no e-mail address', 'The account has none.'),
  NO_PASSWORD: terms(
    'brak hasła',
    'Konto nie ma hasła: loguje się przez dostawcę tożsamości.',
    'no password',
    'The account has no password: it signs in with an identity provider.',
  ),
  SECOND_FACTOR_REQUIRED: terms(
    'potrzebny drugi składnik',
    'Podaj też kod z aplikacji uwierzytelniającej; jeśli konto jej nie ma, dodaj ją.',
    'second factor required',
    'Give the code of the authenticator app too; if the account has none, set one up.',
  ),
  SECOND_FACTOR_ON: terms(
    'drugi składnik już jest',
    'Konto ma już drugi składnik.',
    'second factor on',
    'The account has a second factor already.',
  ),
  SECOND_FACTOR_OFF: terms(
    'brak drugiego składnika',
    'Konto nie ma drugiego składnika, albo nie zaczęto go dodawać.',
    'second factor off',
    'The account has no second factor, or its setup was not begun.',
  ),
  WRONG_CODE: terms(
    'błędny kod',
    'Kod jest błędny, wygasł albo był już użyty.',
    'wrong code',
    'The code is wrong, has expired or was used before.',
  ),
  WRONG_PASSWORD: terms('błędne hasło', 'Hasło jest błędne.', 'wrong password', 'The password is wrong.'),
} satisfies Record<string, Terms>
