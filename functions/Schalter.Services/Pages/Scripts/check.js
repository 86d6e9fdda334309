// Which answers the server would refuse for their shape; a test holds the two together. What hangs on today's date, on amounts or on two
// answers at once is left to the server.
const plainDigits = text => text.replace(/\p{Nd}/gu, digit => digit <= '9' ? digit : String(valueOf(digit)));
const separators = /[ \u00A0\u202F()\-/.\u2010\u2011\u2013]/g;

const shapes = {
  text: () => null,
  email: text => isAddress(text) ? null : 'email-invalid',
  phone: text => isPhone(text) ? null : 'phone-invalid',
  date: text => dateOf(text)?.day ? null : 'date-invalid',
  partialDate: text => dateOf(text) ? null : 'partial-date-invalid',
  number: text => /\d/.test(plainDigits(text)) && /^[-\u2212]?[\d.,'\s]+$/.test(plainDigits(text)) ? null : 'number-invalid',
};

export function findFault({ kind, min, max, pattern }, given, isNeeded) {
  if (given.length === 0) return !isNeeded ? null : kind === 'declaration' ? 'declaration-required' : 'required';
  const text = given[0].replace(/^[\s\u200B]+|[\s\u200B]+$/g, '').normalize();
  const length = [...text].length;
  if (kind === 'text' && max && length > Number(max)) return 'too-long';
  if (kind === 'text' && min && length < Number(min)) return 'too-short';
  if (kind === 'text' && pattern && !fits(text, pattern)) return 'format';
  return shapes[kind]?.(text) ?? null;
}

function fits(text, pattern) {
  return new RegExp(`^(?:${pattern})$`, 'u').test(isOfDigits(pattern) ? plainDigits(text) : text);
}

// Postal codes and register numbers: their patterns take no letter of any script.
function isOfDigits(pattern) {
  return /^[^A-Za-z\P{ASCII}]*$/u.test(pattern);
}

// Every script has its ten digits in a row; bold and other letters of formulas have one such row behind the other.
function valueOf(digit) {
  let zero = digit.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (digit.codePointAt(0) - zero) % 10;
}

function isAddress(text) {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && text.length <= 254 && /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/.test(local) && local.length <= 64
    && /^[^\s,;]+[.。．｡][^\s,;\d.][^\s,;.]+$/.test(domain);
}

function isPhone(text) {
  const plain = plainDigits(text).replaceAll('(0)', '');
  const digits = plain.replace(separators, '');
  return plain.length <= 40 && /^(\+|0)\d+$/.test(digits) && digits.replace(/^\+|^00/, '').length >= 6 && digits.length <= 18;
}

// As in passports: the day, or day and month, may be unknown.
function dateOf(text) {
  const plain = plainDigits(text);
  const german = /^(?:(?:(\d{1,2})\s*\.\s*)?(\d{1,2})\s*\.\s*)?(\d{4})$/.exec(plain);
  const iso = /^(\d{4})(?:\s*-\s*(\d{2})(?:\s*-\s*(\d{2}))?)?$/.exec(plain);
  const [year, month, day] = (german ? [german[3], german[2], german[1]] : iso ? iso.slice(1) : []).map(part => Number(part ?? 0));
  if (!year || month > 12 || (day > 0 && month === 0)) return null;
  return isDay(year, month, day) ? { year, month, day } : null;
}

function isDay(year, month, day) {
  return day === 0 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
