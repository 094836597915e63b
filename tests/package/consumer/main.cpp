#include <iostream>
#include <nashra.h>

int main() {
  nashra::Session session{nashra::FontBook(""), nashra::WordCache()};
  const nashra::Outcome<std::string> pdf = nashra::render(session, nashra::Issue{{nashra::Page{}}, {}, {}, {}, {}});
  std::cout << "nashra " << nashra::version() << (pdf.value ? " made a PDF\n" : " made none\n");
  return pdf.value ? 0 : 1;
}
