// What the controls of a form hold, for all modules alike.

export const isBox = control => control.type === 'radio' || control.type === 'checkbox';

// All in a part of a form, also those that an answer has made needless.
export function controlsOf(part) {
  return [...part.querySelectorAll('input, select, textarea')];
}

export function isAnswered(control) {
  if (control.selectedOptions?.[0]?.disabled) return false;
  return isBox(control) ? control.checked : control.value.trim() !== '';
}

// Whether somebody has changed what the server wrote.
export function isTouched(control) {
  if (isBox(control)) return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  return [...control.options].some(option => option.selected && !option.defaultSelected && option.value);
}

// What would be sent under a name.
export function valuesOf(form, name) {
  return new FormData(form).getAll(name).map(value => String(value).trim()).filter(Boolean);
}
