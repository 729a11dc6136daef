import { ACCOUNT_REASONS } from './account-refusal-reasons'
import { APPEAL_REASONS } from './appeal-refusal-reasons'
import { IMPORT_REASONS } from './import-refusal-reasons'
import { type Terms, terms, vocabulary } from './vocabulary'

/** Why something cannot be done, whatever language the message is in. */
const REASONS = {
  SIGN_IN_REQUIRED: terms('trzeba się zalogować', 'Zaloguj się.', 'sign-in required', 'Sign in first.'),
  SUSPENDED: terms(
    'konto zawieszone',
    'Twoje konto jest zawieszone; suspendedUntil mówi, do kiedy.',
    'account suspended',
    'Your account is suspended; suspendedUntil says until when.',
  ),
  NOT_ALLOWED: terms(
    'brak uprawnień',
    'Twoja rola na to nie pozwala.',
    'not allowed',
    'Your role does not allow it.',
  ),
  NOT_APPLICABLE: terms(
    'nie dotyczy',
    'Z wpisami tego rodzaju tego się nie robi.',
    'not applicable',
    'This is not done to records of this type.',
  ),
  ALREADY_DONE: terms('już zrobione', 'Niczego by nie zmieniło.', 'already done', 'It would change nothing.'),
  ALREADY_EXISTS: terms(
    'już istnieje',
    'Taki wpis już jest.',
    'already exists',
    'There is such a record already.',
  ),
  CHANGED_MEANWHILE: terms(
    'zmienione w międzyczasie',
    'Ktoś zmienił wpis po tym, jak został odczytany. Odczytaj go ponownie.',
    'changed meanwhile',
    'Somebody has changed the record since you read it. Read it again.',
  ),
  KEY_ALREADY_USED: terms(
    'klucz już użyty',
    'Klucza idempotencyKey użyto do innego zgłoszenia.',
    'key already used',
    'The idempotencyKey was used for another submission.',
  ),
  LIMIT_REACHED: terms(
    'osiągnięto limit',
    'Nie można mieć ich więcej; limit mówi, ile.',
    'limit reached',
    'There cannot be more of them; limit says how many.',
  ),
  MISSING_SCOPE: terms(
    'brak zakresu',
    'Klucz API nie ma zakresu, którego to wymaga; scope mówi, którego.',
    'missing scope',
    'The API key lacks the scope that this needs; scope says which.',
  ),
  ALREADY_PUBLISHED: terms(
    'już opublikowane',
    'Wpis jest już opublikowany.',
    'already published',
    'The record is already published.',
  ),
  NOT_PUBLISHED: terms('nieopublikowane', 'Nie jest opublikowane.', 'not published', 'It is not published.'),
  NO_TERRITORY: terms(
    'bez terytorium',
    'Partnerstwo nie ma jeszcze terytorium.',
    'no territory',
    'The partnership has no territory yet.',
  ),
  PARTNERSHIP_ENDED: terms(
    'partnerstwo zakończone',
    'Partnerstwo zakończyło działalność.',
    'partnership ended',
    'The partnership has ended.',
  ),
  PARTNERSHIP_NOT_ENDED: terms(
    'partnerstwo działa',
    'Partnerstwo nie zakończyło działalności.',
    'partnership not ended',
    'The partnership has not ended.',
  ),
  EVENT_CANCELLED: terms(
    'wydarzenie odwołane',
    'Wydarzenie jest odwołane.',
    'event cancelled',
    'The event is cancelled.',
  ),
  AGREEMENT_TERMINATED: terms(
    'umowa rozwiązana',
    'Umowę już rozwiązano.',
    'agreement terminated',
    'The agreement is already terminated.',
  ),
  MEMBERSHIP_ENDED: terms(
    'członkostwo zakończone',
    'Członkostwo już się skończyło.',
    'membership ended',
    'The membership is over.',
  ),
  NO_ANSWER_EXPECTED: terms(
    'nie czeka na odpowiedź',
    'Nie czeka na odpowiedź.',
    'no answer expected',
    'It does not wait for an answer.',
  ),
  CONTRADICTORY_LINK: terms(
    'sprzeczne powiązanie',
    'Przeczy innemu powiązaniu: nic nie jest częścią ani następcą samego siebie.',
    'contradictory link',
    'It contradicts another link: nothing is a part or a successor of itself.',
  ),
  ALREADY_MEMBER: terms(
    'już jest członkiem',
    'Jest już członkiem albo czeka na odpowiedź drugiej strony.',
    'already a member',
    'It is already a member, or waits for the answer of the other side.',
  ),
  LEADER_EXISTS: terms(
    'jest już lider',
    'Partnerstwo ma już lidera.',
    'leader exists',
    'The partnership already has a leader.',
  ),
  ALREADY_MANAGED: terms(
    'już prowadzisz',
    'Prowadzisz już ten wpis.',
    'already yours',
    'You already manage this record.',
  ),
  ...IMPORT_REASONS,
  DEPENDED_ON: terms(
    'coś od niego zależy',
    'Inne wpisy odnoszą się do niego; dependents mówi, które.',
    'depended on',
    'Other records refer to it; dependents says which.',
  ),
  CLAIM_PENDING: terms(
    'wniosek czeka',
    'Twój wniosek o ten wpis czeka na decyzję.',
    'claim pending',
    'Your claim on this record is not decided yet.',
  ),
  CLAIM_DECIDED: terms(
    'wniosek rozpatrzony',
    'O tym wniosku już zdecydowano.',
    'claim decided',
    'The claim is already decided or withdrawn.',
  ),
  CHANGE_DECIDED: terms(
    'zmiana rozpatrzona',
    'O tej zmianie już zdecydowano.',
    'change decided',
    'The pending change is already decided or withdrawn.',
  ),
  CLAIMANT_UNAVAILABLE: terms(
    'wnioskodawca niedostępny',
    'Konto wnioskodawcy jest zawieszone albo usunięte.',
    'claimant unavailable',
    'The account of the claimant is suspended or erased.',
  ),
  COMMENTS_CLOSED: terms(
    'komentarze wyłączone',
    'Nie można tu komentować.',
    'comments closed',
    'Comments are closed here.',
  ),
  EDIT_TIME_OVER: terms(
    'czas na zmiany minął',
    'Komentarz można zmienić tylko krótko po napisaniu; editMinutes mówi, jak długo.',
    'edit time over',
    'A comment can be changed only shortly after writing it; editMinutes says how long.',
  ),
  COMMENT_HIDDEN: terms(
    'komentarz ukryty',
    'Moderator ukrył ten komentarz.',
    'comment hidden',
    'A moderator has hidden this comment.',
  ),
  COMMENT_DELETED: terms(
    'komentarz usunięty',
    'Autor usunął ten komentarz.',
    'comment deleted',
    'Its author has deleted the comment.',
  ),
  COMMENT_DECIDED: terms(
    'komentarz rozpatrzony',
    'O tym komentarzu już zdecydowano.',
    'comment decided',
    'The comment is already in the state that this leads to, or in one that it cannot leave.',
  ),
  OWN_COMMENT: terms('własny komentarz', 'To Twój komentarz.', 'own comment', 'This is your own comment.'),
  OWN_ACCOUNT: terms('własne konto', 'To Twoje konto.', 'own account', 'This is your own account.'),
  NO_OPEN_REPORT: terms(
    'brak zgłoszeń',
    'Nie ma otwartych zgłoszeń.',
    'no open report',
    'There are no open reports about it.',
  ),
  ...APPEAL_REASONS,
  ...ACCOUNT_REASONS,
} satisfies Record<string, Terms>

export type RefusalReason = keyof typeof REASONS

export const RefusalReason = Object.fromEntries(Object.keys(REASONS).map((reason) => [reason, reason])) as {
  readonly [Reason in RefusalReason]: Reason
}

vocabulary<RefusalReason>(RefusalReason, {
  name: 'RefusalReason',
  description:
    'Why something cannot be done, for programs that say it in their own words. viewerCan answers it in advance, and errors carry it as extensions.reason. Query.vocabulary has each in Polish and English.',
  values: REASONS,
})
