#include <iostream>
#include <nashra.h>

int main() {
  const nashra::Outcome<std::string> pdf = nashra::render(nashra::Issue{{nashra::Page{}}, {}, {}, {}});
  std::cout << "nashra " << nashra::version() << (pdf.value ? " made a PDF\n" : " made none\n");
  return pdf.value ? 0 : 1;
}
