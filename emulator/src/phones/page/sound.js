/** The one audio context of the page. Browsers keep it locked until somebody clicks or presses a key. */
const button = document.querySelector('#unlock');

export const context = new AudioContext();

export function unlock() {
  if (context.state !== 'running') void context.resume();
}

function show() {
  button.hidden = context.state === 'running';
}

context.addEventListener('statechange', show);
for (const event of ['click', 'keydown']) addEventListener(event, unlock);
show();
