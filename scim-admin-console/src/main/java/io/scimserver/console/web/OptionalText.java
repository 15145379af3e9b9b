package io.scimserver.console.web;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets methods take a parameter as {@code Optional<String>}: without blanks at its ends, empty if blank or missing. */
public final class OptionalText implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // the raw type was compared
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> rawType, Type type, Annotation[] annotations) {
        return rawType == Optional.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<Optional<String>> {

        @Override
        public Optional<String> fromString(@Nullable String value) {
            return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
        }

        @Override
        public String toString(Optional<String> value) {
            return value.orElse("");
        }
    }
}
