/** The sound of a phone that rings, with a switch and a volume that the browser remembers. */
import { context } from './sound.js';

const on = document.querySelector('#ring-on');
const volume = document.querySelector('#ring-volume');
const remembered = JSON.parse(localStorage.getItem('ring') ?? '{}');
const loudest = 10 ** (-12 / 20);
const loudness = new GainNode(context, { gain: 0 });
let bell;

on.checked = remembered.on ?? true;
volume.value = remembered.volume ?? 50;
on.addEventListener('change', change);
volume.addEventListener('input', change);
loudness.connect(context.destination);
set();

/** Rings, or stops. */
export function ring(rings) {
  if (rings === (bell !== undefined)) return;
  if (rings) {
    bell = new AudioBufferSourceNode(context, { buffer: bellSound(), loop: true });
    bell.connect(loudness);
    bell.start();
  } else {
    bell.stop();
    bell = undefined;
  }
}

function change() {
  localStorage.setItem('ring', JSON.stringify({ on: on.checked, volume: Number(volume.value) }));
  set();
}

function set() {
  volume.disabled = !on.checked;
  loudness.gain.value = on.checked ? loudest * (Number(volume.value) / 100) : 0;
}

/** Three seconds: two strokes of a warbling bell, and a pause. No timer runs: a tab in the background rings in time. */
function bellSound() {
  const rate = context.sampleRate;
  const buffer = new AudioBuffer({ length: 3 * rate, sampleRate: rate });
  const samples = buffer.getChannelData(0);
  for (const start of [0, 0.6]) stroke(samples, start * rate, 0.4 * rate, rate);
  return buffer;
}

function stroke(samples, start, length, rate) {
  for (let index = 0; index < length; index++) {
    const time = index / rate;
    const hertz = Math.floor(time * 25) % 2 === 0 ? 740 : 880;
    const edge = Math.min(1, time * 100, ((length - index) / rate) * 100);
    samples[Math.round(start) + index] = edge * Math.sin(2 * Math.PI * hertz * time);
  }
}
