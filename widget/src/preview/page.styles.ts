/** A page that could be anybody's, drawn with two bars and a picture: what counts is where the chat stands on it. */
export const pageStyles = `
  html {
    background: light-dark(#fff, #16181b);
  }
  body {
    box-sizing: border-box;
    display: grid;
    align-content: start;
    gap: 16px;
    min-height: 100vh;
    margin: 0;
    padding: 32px;
  }
  i {
    height: 14px;
    border-radius: 7px;
    background: light-dark(#e9ebee, #2a2d31);
  }
  i:nth-of-type(1) {
    width: 40%;
    height: 28px;
  }
  i:nth-of-type(3) {
    width: 70%;
  }
  i:nth-of-type(4) {
    height: 160px;
    border-radius: 10px;
  }
`;
