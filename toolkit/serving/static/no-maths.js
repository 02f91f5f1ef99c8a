// Stands in for MathJax on pages of ordinary widgets: the stock front end asks for it,
// and would otherwise fetch it from another host. Formulas stay as they were typed.
window.MathJax = {
  Ajax: {},
  InputJax: { TeX: {} },
  Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } },
};
