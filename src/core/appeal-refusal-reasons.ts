import { type Terms, terms } from './vocabulary'

/** Why something cannot be done with an appeal. */
export const APPEAL_REASONS = {
  ALREADY_APPEALED: terms(
    'już odwołano się',
    'Od tej decyzji już się odwołano; można raz.',
    'already appealed',
    'The decision has been appealed already; it can be once.',
  ),
  APPEAL_TIME_OVER: terms(
    'czas na odwołanie minął',
    'Termin odwołania minął; appealableUntil mówi, kiedy.',
    'time to appeal over',
    'The time to appeal is over; appealableUntil says since when.',
  ),
  APPEAL_DECIDED: terms(
    'odwołanie rozpatrzone',
    'O tym odwołaniu już zdecydowano.',
    'appeal decided',
    'The appeal is already decided or withdrawn.',
  ),
  OWN_APPEAL: terms('własne odwołanie', 'To Twoje odwołanie.', 'own appeal', 'This is your own appeal.'),
  OWN_DECISION: terms(
    'własna decyzja',
    'To Twoja decyzja: odwołanie rozpatrzy kto inny.',
    'own decision',
    'This is your own decision: somebody else decides the appeal.',
  ),
} satisfies Record<string, Terms>
