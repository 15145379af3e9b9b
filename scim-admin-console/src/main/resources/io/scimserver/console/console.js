// What pages can do beyond links and forms; everything works without it.
document.addEventListener('DOMContentLoaded', () => {
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll('button[data-copy]').forEach((button) => {
    const label = button.firstChild;
    const before = label.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      label.textContent = 'Copied';
      setTimeout(() => { label.textContent = before; }, 2000);
    });
  });
});
