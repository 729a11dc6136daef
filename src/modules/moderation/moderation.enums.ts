import { vocabulary } from '../../core/vocabulary'

export enum ModerationReason {
  SPAM = 'SPAM',
  ABUSE = 'ABUSE',
  HATE = 'HATE',
  PERSONAL_DATA = 'PERSONAL_DATA',
  FALSE_INFORMATION = 'FALSE_INFORMATION',
  OFF_TOPIC = 'OFF_TOPIC',
  ILLEGAL = 'ILLEGAL',
  OTHER = 'OTHER',
}

vocabulary(ModerationReason, {
  name: 'ModerationReason',
  description: 'What can be wrong with content, for reports and decisions alike.',
  values: {
    SPAM: {
      PL: { label: 'spam', description: 'Reklama albo treść powielana bez związku ze sprawą.' },
      EN: { label: 'spam', description: 'Advertising, or the same text over and over.' },
    },
    ABUSE: {
      PL: { label: 'obraźliwe', description: 'Obraża, nęka albo grozi.' },
      EN: { label: 'abuse', description: 'Insults, harasses or threatens somebody.' },
    },
    HATE: {
      PL: { label: 'nienawiść', description: 'Nawołuje do nienawiści wobec grupy ludzi.' },
      EN: { label: 'hate', description: 'Incites to hate against a group of people.' },
    },
    PERSONAL_DATA: {
      PL: { label: 'dane osobowe', description: 'Ujawnia dane osoby, która się na to nie zgodziła.' },
      EN: { label: 'personal data', description: 'Reveals something about a person without their consent.' },
    },
    FALSE_INFORMATION: {
      PL: { label: 'nieprawda', description: 'Podaje nieprawdziwe fakty.' },
      EN: { label: 'false information', description: 'States facts that are not true.' },
    },
    OFF_TOPIC: {
      PL: { label: 'nie na temat', description: 'Nie dotyczy tego, pod czym stoi.' },
      EN: { label: 'off topic', description: 'Is not about the subject of the page.' },
    },
    ILLEGAL: {
      PL: { label: 'niezgodne z prawem', description: 'Narusza prawo, także cudze prawa autorskie.' },
      EN: { label: 'illegal', description: 'Breaks the law, including the copyright of others.' },
    },
    OTHER: {
      PL: { label: 'inny powód', description: 'Powód opisuje notatka lub uzasadnienie.' },
      EN: { label: 'other', description: 'Another reason: see the note or the statement.' },
    },
  },
})

export enum DecisionKind {
  HOLD = 'HOLD',
  HIDE = 'HIDE',
  RESTORE = 'RESTORE',
  APPROVE = 'APPROVE',
  DISMISS_REPORTS = 'DISMISS_REPORTS',
  SET_COMMENT_POLICY = 'SET_COMMENT_POLICY',
  SUSPEND = 'SUSPEND',
  LIFT_SUSPENSION = 'LIFT_SUSPENSION',
  REJECT_CLAIM = 'REJECT_CLAIM',
  REOPEN_CLAIM = 'REOPEN_CLAIM',
  DECLINE_CHANGE = 'DECLINE_CHANGE',
  REOPEN_CHANGE = 'REOPEN_CHANGE',
  REVOKE_KEY = 'REVOKE_KEY',
  RESTORE_KEY = 'RESTORE_KEY',
}

vocabulary(DecisionKind, {
  name: 'DecisionKind',
  description: 'The kinds of decisions about content, accounts, claims, changes and API keys.',
  values: {
    HOLD: {
      PL: {
        label: 'wstrzymanie',
        description: 'Po wielu zgłoszeniach komentarz sam czeka na moderatora.',
      },
      EN: {
        label: 'held',
        description: 'After several reports, a rule made the comment wait for a moderator.',
      },
    },
    HIDE: {
      PL: { label: 'ukrycie', description: 'Komentarz nie jest już pokazywany.' },
      EN: { label: 'hidden', description: 'The comment is no longer shown.' },
    },
    RESTORE: {
      PL: { label: 'przywrócenie', description: 'Ukryty komentarz jest znów pokazywany.' },
      EN: { label: 'restored', description: 'A hidden comment is shown again.' },
    },
    APPROVE: {
      PL: { label: 'zatwierdzenie', description: 'Komentarz jest w porządku i jest pokazywany.' },
      EN: { label: 'approved', description: 'The comment is acceptable and is shown.' },
    },
    DISMISS_REPORTS: {
      PL: { label: 'oddalenie zgłoszeń', description: 'Zgłoszony wpis pozostaje bez zmian.' },
      EN: {
        label: 'reports dismissed',
        description: 'The reports were closed and the content stays as it is.',
      },
    },
    SET_COMMENT_POLICY: {
      PL: { label: 'zasady komentowania', description: 'Zmieniono, czy i jak można komentować.' },
      EN: { label: 'comment policy set', description: 'The comment policy was changed.' },
    },
    SUSPEND: {
      PL: { label: 'zawieszenie', description: 'Konto do wskazanego dnia nie może pisać.' },
      EN: { label: 'suspended', description: 'The account may not write until a date.' },
    },
    LIFT_SUSPENSION: {
      PL: { label: 'koniec zawieszenia', description: 'Konto może znowu pisać.' },
      EN: { label: 'suspension lifted', description: 'The account may write again.' },
    },
    REJECT_CLAIM: {
      PL: { label: 'odrzucenie wniosku', description: 'Wnioskodawca nie prowadzi wpisu.' },
      EN: { label: 'claim rejected', description: 'The claimant does not manage the record.' },
    },
    REOPEN_CLAIM: {
      PL: { label: 'wznowienie wniosku', description: 'Odrzucony wniosek znów czeka na decyzję.' },
      EN: { label: 'claim reopened', description: 'A rejected claim waits for a decision again.' },
    },
    DECLINE_CHANGE: {
      PL: { label: 'odrzucenie zmiany', description: 'Proponowanej zmiany wpisu nie wprowadzono.' },
      EN: { label: 'change declined', description: 'The proposed change of a record was not made.' },
    },
    REOPEN_CHANGE: {
      PL: { label: 'wznowienie zmiany', description: 'Odrzucona zmiana znów czeka na decyzję.' },
      EN: { label: 'change reopened', description: 'A declined change waits for a decision again.' },
    },
    REVOKE_KEY: {
      PL: { label: 'unieważnienie klucza', description: 'Klucz API już nie działa.' },
      EN: { label: 'key revoked', description: 'The API key no longer works.' },
    },
    RESTORE_KEY: {
      PL: { label: 'przywrócenie klucza', description: 'Unieważniony klucz API znów działa.' },
      EN: { label: 'key restored', description: 'A revoked API key works again.' },
    },
  },
})
