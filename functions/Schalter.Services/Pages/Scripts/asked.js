// A short form, as for an appointment: says what is wrong before it is sent.
import { checkAnswers } from './questions.js';

document.querySelectorAll('form[data-words]').forEach(checkAnswers);
