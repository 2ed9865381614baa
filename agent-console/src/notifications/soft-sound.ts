/** Two soft tones; made here, so that no file has to be fetched. Browsers keep it silent before the first click. */
export function softSound(): void {
  const context = new AudioContext();
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, context.currentTime);
  loudness.gain.linearRampToValueAtTime(0.06, context.currentTime + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.5);
  loudness.connect(context.destination);
  const tone = context.createOscillator();
  tone.type = 'sine';
  tone.frequency.setValueAtTime(587, context.currentTime);
  tone.frequency.setValueAtTime(784, context.currentTime + 0.12);
  tone.connect(loudness);
  tone.start();
  tone.stop(context.currentTime + 0.5);
  tone.addEventListener('ended', () => void context.close());
}
