/** Shows how loud a stream is: a bar, and a word beside it that changes calmly. Nobody is told of it by voice. */
import { context } from './sound.js';

const looks = 4;
const words = [
  [-50, 'silent'],
  [-34, 'quiet'],
  [-10, 'good'],
  [0, 'very loud'],
];

export function createLevel(meter) {
  const word = meter.closest('p').querySelector('.word');
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  const samples = new Float32Array(analyser.fftSize);
  let source;
  let loudest = -Infinity;
  let looked = 0;

  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
    const decibels = Math.max(-60, 10 * Math.log10(power || 1e-9));
    meter.value = 1 + decibels / 60;
    loudest = Math.max(loudest, decibels);
    looked = (looked + 1) % looks;
    if (looked > 0) return;
    show(wordFor(loudest));
    loudest = -Infinity;
  }, 250);

  function show(text) {
    if (word.textContent === text) return;
    word.textContent = text;
    meter.setAttribute('aria-valuetext', text);
  }

  return {
    watch: (stream) => {
      source?.disconnect();
      source = context.createMediaStreamSource(stream);
      source.connect(analyser);
    },
    end: () => {
      clearInterval(timer);
      source?.disconnect();
      meter.value = 0;
      show('silent');
    },
  };
}

function wordFor(decibels) {
  return words.find(([most]) => decibels <= most)?.[1] ?? 'very loud';
}
